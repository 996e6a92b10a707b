/** What would change how a plan is made, or write values into a log. */
const foreign = /^TF_(CLI_ARGS|DATA_DIR|LOG)/;
const variable = "TF_VAR_";

/**
 * The variables under which stacks are planned: those of the caller, less what belongs to some other run of Terraform.
 *
 * @param declared names of the variables that a stack may ask for
 * @default declared - all
 */
export function planEnvironment(env: NodeJS.ProcessEnv, declared?: ReadonlyMap<string, unknown>): NodeJS.ProcessEnv {
  const isAsked = (name: string): boolean =>
    declared === undefined || !name.startsWith(variable) || declared.has(name.slice(variable.length));
  const kept = Object.entries(env).filter(([name]) => !foreign.test(name) && isAsked(name));
  return { ...Object.fromEntries(kept), TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1" };
}
