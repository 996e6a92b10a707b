import { ProblemError, type Problem } from "../../model/problem";
import type { AffectedStack } from "../affected/report-schema";
import type { JsonObject } from "../affected/json";
import { planStateOf } from "../apply/plan-state";
import { readPlan } from "../plan/read-plan";
import { needsApply } from "../projection/needs-apply";
import { project } from "../projection/project";
import type { PromisedOutputs } from "../projection/promised-outputs";
import { withoutHelper } from "../projection/without-helper";
import type { Said } from "../synthesis/child";
import type { Outcome, Planned } from "./outcome";
import type { Workshop } from "./workshop";

/** How one stack is planned. */
export interface StackWish {
  readonly stack: AffectedStack;
  readonly workshop: Workshop;
  /** Outputs that other stacks' plans promise, by the name of the data source that reads them. */
  readonly promised: ReadonlyMap<string, PromisedOutputs>;
  /** Ids of those stacks. */
  readonly promisedBy: readonly string[];
  /** Whether the cloud is asked what is really there. */
  readonly refresh: boolean;
  /** Whether all of it would go. */
  readonly destroy?: boolean;
}

/** Plans one stack. What fails is told in the outcome; only an interruption is thrown. */
export async function planStack(wish: StackWish): Promise<Outcome> {
  const { stack, workshop, promised, promisedBy: projectedFrom, refresh, destroy = false } = wish;
  const projected = promised.size > 0;
  const told = { stack, projectedFrom, seconds: workshop.seconds };
  const declared = workshop.stack;
  if (projected) {
    try {
      workshop.stack = project(declared, promised);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { ...told, status: "waits", failure: error.problems[0] };
    }
  }

  const init = await workshop.init();
  if (init.code !== 0) return { ...told, status: "error", failure: failed(stack, "init", init) };

  const flags = [...(refresh ? [] : ["-refresh=false"]), ...(destroy ? ["-destroy"] : [])];
  const made = await workshop.makePlan(flags);
  const failure = made.code === 0 || made.code === 2 ? undefined : failed(stack, "plan", made);
  if (failure !== undefined && projected && needsApply(`${made.stdout}\n${made.stderr}`)) {
    return { ...told, status: "waits", failure: waiting(stack, projectedFrom, made) };
  }
  if (!workshop.hasPlan) return { ...told, status: "error", failure: failure ?? failed(stack, "plan", made) };

  const show = await workshop.show();
  if (show.code !== 0) return { ...told, status: "error", failure: failed(stack, "show", show) };
  const planned = readPlanned(workshop, { id: stack.id, refreshed: refresh, ...(projected && { declared }) });
  if (planned instanceof ProblemError) return { ...told, status: "error", failure: planned.problems[0] };
  if (failure !== undefined) return { ...told, status: "error", planned, failure };
  if (projected) return { ...told, status: "projected", planned };
  return { ...told, status: made.code === 0 ? "no-changes" : "changes", planned };
}

interface Made {
  readonly id: string;
  readonly refreshed: boolean;
  /** The stack before it was given what others promise. */
  readonly declared?: JsonObject;
}

function readPlanned(workshop: Workshop, made: Made): Planned | ProblemError {
  try {
    return plannedIn(workshop, made);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

function plannedIn(workshop: Workshop, { id, refreshed, declared }: Made): Planned {
  const raw = (): JsonObject => {
    const shown = JSON.parse(workshop.shown) as JsonObject;
    return declared === undefined ? shown : withoutHelper(shown, declared);
  };
  const { lineage, serial } = planStateOf(workshop.plan);
  return {
    plan: readPlan(declared === undefined ? workshop.shown : JSON.stringify(raw()), `the plan of ${id}`),
    raw,
    file: workshop.plan,
    lock: workshop.lock,
    state: { lineage, serial },
    refreshed,
  };
}

function failed({ id }: AffectedStack, command: string, { code, stderr }: Said): Problem & { said: string } {
  return {
    code: `preview/${command}-failed`,
    what: `${id}: \`terraform ${command}\` ended with exit code ${code}`,
    fix: "make it work there, and preview again",
    said: stderr,
  };
}

function waiting({ id }: AffectedStack, upstream: readonly string[], { stderr }: Said): Problem & { said: string } {
  return {
    code: "preview/needs-apply",
    what: `${id}: how many resources it has depends on what ${upstream.join(", ")} will be given`,
    fix: `apply ${upstream.join(", ")} first, and preview again`,
    said: stderr,
  };
}
