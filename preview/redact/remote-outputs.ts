import { object, type JsonObject } from "../plan/json";
import { isCrossStack, outputVerdict, type Verdict } from "./output-source";
import { outputsIn, valuesIn, type Held } from "./plan-values";

/** What is known of a stack whose outputs another one reads. */
export interface RemoteOutputs {
  /** The outputs that its JSON declares, and whether as `sensitive`. */
  readonly declared: ReadonlyMap<string, boolean>;
  /**
   * Its plan, as `terraform show -json` has it.
   *
   * @default - it was not planned in this run
   */
  readonly plan?: JsonObject;
}

/** What a plan reads of other stacks, output by output, and whether it is secret: the marks are lost on the way. */
export function* remoteOutputsIn(
  plan: JsonObject,
  remote: ReadonlyMap<string, RemoteOutputs>,
): Generator<Held & { readonly verdict: Verdict }> {
  for (const { name: address, value } of valuesIn(plan)) {
    const source = /(?:^|\.)data\.terraform_remote_state\.([\w-]+)/.exec(address)?.[1];
    if (source === undefined) continue;
    for (const [name, one] of Object.entries(object(object(value)["outputs"]))) {
      const verdict = remoteVerdict(name, remote.get(source));
      yield { name: `${address}.outputs.${name}`, value: one, mask: false, verdict };
    }
  }
}

/** Whether an output of another stack is secret. */
export function remoteVerdict(name: string, stack: RemoteOutputs | undefined): Verdict {
  const sensitive = stack?.declared.get(name);
  if (stack === undefined || sensitive === undefined) return "unclear";
  // Terraform demands the mark of whatever is derived from a marked value
  if (!sensitive && !wasSensitive(name, stack.plan)) return "plain";
  if (!isCrossStack(name)) return "secret";
  return stack.plan === undefined ? "unclear" : outputVerdict(stack.plan, name);
}

/** The state may be of an earlier configuration, which had the mark. */
function wasSensitive(name: string, plan: JsonObject | undefined): boolean {
  return plan !== undefined && [...outputsIn(plan)].some((one) => one.name === name && one.mask === true);
}
