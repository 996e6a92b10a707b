import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../../model/environment";
import { ProblemError } from "../../model/problem";
import { stackNames } from "../../model/stack-names";
import { planEnvironment } from "../../preview/engine/plan-environment";
import type { Program } from "../../preview/engine/program";
import { Providers } from "../../preview/engine/providers";
import { Workshop } from "../../preview/engine/workshop";
import { guard } from "../../preview/guard/guard";
import type { Plan } from "../../preview/plan/plan";
import { readPlan } from "../../preview/plan/read-plan";
import { safeExcerpt } from "../../preview/redact/safe-excerpt";
import { readStack } from "../../preview/stack/stack-file";
import type { Said } from "../../preview/synthesis/child";
import { ownSuffix } from "../../preview/synthesis/own-suffix";
import { withSynthesis } from "../../preview/synthesis/synthesis";
import type { Values } from "../../rollout/course";
import type { Seen } from "../../rollout/state";
import { declaredIn } from "../declared";
import { lookAtStacks } from "../deployed/look-at-stacks";
import type { Project } from "../project";
import { runApart } from "./run-apart";
import { sharesPlanned } from "./shares-planned";
import { valuesPlanned } from "./values-planned";

/** What is planned, and with what. */
export interface TrafficPlanInput {
  readonly project: Project;
  readonly environment: Environment;
  /** Values of the step that the file says. */
  readonly then: Values;
  /** Values of all steps. */
  readonly steps: readonly Values[];
  /** Whether it goes back, which what else has been declared meanwhile must not hinder: it then sets shares alone. */
  readonly back: boolean;
  readonly program: Program;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

type Applied = Extract<Seen, { saw: "applied" | "not-applied" }>;

/** What came of planning, and a way to apply exactly that. */
export interface Planned {
  readonly seen: Extract<Seen, { saw: "no-change" | "change" | "other-plan" }>;
  readonly apply: () => Promise<Applied>;
}

/** It waits for whoever has the state's lock, such as an apply whose command was killed. */
const lock = ["-lock=true", "-lock-timeout=60s"];

/**
 * Synthesises the working tree and plans the traffic stack of one environment alone. Once `work` has ended the plan is gone.
 *
 * @throws what the signal is aborted with
 */
export async function withTrafficPlan<T>(input: TrafficPlanInput, work: (planned: Planned) => Promise<T>): Promise<T> {
  const { project, environment, env, signal } = input;
  const never = (): Promise<Applied> => Promise.resolve({ saw: "not-applied", why: "there is no plan" });
  const progress = { begun: false };
  try {
    const synthesis = { project: project.root, called: "the working tree", suffix: ownSuffix(), env, signal };
    return await withSynthesis(synthesis, async (output) => {
      const folder = join(output, "stacks", stackNames.traffic(environment));
      const planned = await plannedIn(folder, input);
      progress.begun = true;
      return await work(planned);
    });
  } catch (error) {
    if (progress.begun || !(error instanceof ProblemError)) throw error;
    const why = error.problems.map(({ what }) => what).join("; ");
    return work({ seen: { saw: "other-plan", why }, apply: never });
  }
}

async function plannedIn(folder: string, input: TrafficPlanInput): Promise<Planned> {
  const { project, environment, program, env, signal } = input;
  const clean = planEnvironment(env);
  const providers = new Providers(join(project.root, ".terraform.lock.hcl"));
  const workshop = new Workshop(folder, { program, providers, env: clean, signal });
  const apply = async (): Promise<Applied> => {
    const args = ["apply", "-input=false", "-no-color", "-lock-timeout=60s", "plan"];
    const said = await runApart({ program: program.binary, args, cwd: folder, env: clean });
    return said.code === 0 ? { saw: "applied" } : { saw: "not-applied", why: failed("apply", said, env) };
  };
  const other = (why: string): Planned => ({ seen: { saw: "other-plan", why }, apply });

  const name = stackNames.traffic(environment);
  const planned = async (flags: readonly string[]): Promise<Plan | Planned> => {
    const made = await workshop.makePlan([...lock, ...flags]);
    if (made.code === 0) return { seen: { saw: "no-change" }, apply };
    if (made.code !== 2 || !workshop.hasPlan) return other(failed("plan", made, env));
    const show = await workshop.show();
    return show.code === 0 ? readPlan(workshop.shown, `the plan of ${name}`) : other(failed("show", show, env));
  };
  const init = await workshop.init();
  if (init.code !== 0) return other(failed("init", init, env));
  const whole = await planned([]);
  if ("seen" in whole) return whole;
  const { edges } = await lookAtStacks({ project, environment, env, signal });
  const addresses = Object.fromEntries(
    Object.entries(edges).map(([key, { addresses: all }]) => [key, Object.values(all)]),
  );
  const held = { environment, then: input.then, steps: input.steps, addresses };
  let plan = whole;
  let values = valuesPlanned({ ...held, plan, part: false });
  if ("other" in values && input.back) {
    const shares = sharesPlanned(plan);
    if (shares.length === 0) return { seen: { saw: "no-change" }, apply };
    const part = await planned(shares.map((address) => `-target=${address}`));
    if ("seen" in part) return part;
    plan = part;
    values = valuesPlanned({ ...held, plan, part: true });
  }
  if ("other" in values) return other(`the plan of ${name} does more than shift: ${values.other}`);
  const stack = readStack(readFileSync(join(folder, "cdk.tf.json"), "utf8"), name);
  const subject = { name, file: "plan", plan, stack, ports: declaredIn(project).ports.get(name) };
  const { verdict, findings } = guard({ subjects: [subject], now: new Date() });
  if (verdict === "allow" || verdict === "warn") return { seen: { saw: "change", now: values.now }, apply };
  return other(`the guard is against it: ${findings.map(({ what, code }) => `${what} (${code})`).join("; ")}`);
}

function failed(command: string, { code, stdout, stderr }: Said, env: NodeJS.ProcessEnv): string {
  return `\`terraform ${command}\` ended with exit code ${code}: ${safeExcerpt(env, stderr === "" ? stdout : stderr)}`;
}
