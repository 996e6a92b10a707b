import { dirname, join } from "node:path";
import { ProblemError } from "../../model/problem";
import type { StackSnapshot } from "../affected/stack-snapshot";
import { readPlan } from "../plan/read-plan";
import type { Plan } from "../plan/plan";
import { currentState } from "./current-state";
import { doesTheSame } from "./does-the-same";
import { isSameState } from "./is-same-state";
import type { LaidOut } from "./laid-out";
import { doesNothing, planDifference } from "./plan-difference";
import { mustTerraform, terraform, type Tool } from "./terraform";

/** Differences of one stack that are told; the rest is a number. */
const mostTold = 10;

/**
 * Holds a stack's state against the one that its plan starts from, and where it reads states of others, what would be planned
 * now against what was approved. `done`: it has moved on, and nothing that was approved is left to do.
 *
 * @throws ProblemError `apply/state-moved-on`, `apply/upstream-moved-on`, `apply/terraform`
 */
export async function standing(laidOut: LaidOut, tool: Tool, present?: StackSnapshot): Promise<"ready" | "done"> {
  const { stack, bundle, folder, plan } = laidOut;
  const was = bundle.state;
  const is = await currentState(folder, tool);
  const isStill = isSameState(is, was);
  if (isStill && !readsOthers(present)) return "ready";
  const fresh = await freshPlan(laidOut, tool);
  if (isStill) {
    if (fresh !== undefined && doesTheSame(plan, fresh)) return "ready";
    const why = "what it reads of other stacks, or what is really there, is not as it was";
    return refuse("apply/upstream-moved-on", `${stack.id}: ${why}: ${told(plan, fresh)}`);
  }
  if (fresh !== undefined && doesNothing(fresh)) return "done";
  const other = is.lineage === was.lineage || was.lineage === "" ? "" : ", and is another state altogether";
  const serials = `its plan starts from serial ${was.serial}, and the state is at ${is.serial}${other}`;
  return refuse("apply/state-moved-on", `${stack.id}: ${serials}: ${told(plan, fresh)}`);
}

/** Where it cannot be told which state it reads, it does read one. */
function readsOthers(stack: StackSnapshot | undefined): boolean {
  if (stack === undefined) return false;
  const { reads, opaque } = stack;
  return (
    Object.keys(reads).length > 0 || opaque.some(({ pointer }) => pointer.startsWith("/data/terraform_remote_state/"))
  );
}

/** What would be planned now; undefined where planning fails. */
async function freshPlan({ stack, folder, file }: LaidOut, tool: Tool): Promise<Plan | undefined> {
  const fresh = join(dirname(file), `${stack.id}.fresh`);
  const args = ["plan", "-input=false", "-lock=false", "-no-color", `-out=${fresh}`];
  const { code } = await terraform(tool, folder, args);
  if (code !== 0) return undefined;
  return readPlan(await mustTerraform(tool, folder, ["show", "-json", "-no-color", fresh]), stack.id);
}

function told(plan: Plan, fresh: Plan | undefined): string {
  if (fresh === undefined) return "a fresh plan cannot be made";
  const differences = planDifference(plan, fresh);
  if (differences.length === 0) return "a fresh plan would do the same to the same objects, perhaps with other values";
  const more = differences.length > mostTold ? `; and ${differences.length - mostTold} more` : "";
  return `${differences.slice(0, mostTold).join("; ")}${more}`;
}

function refuse(code: string, what: string): never {
  throw new ProblemError([{ code, what, fix: "run `anycast-edge preview` again, and have the new one approved" }]);
}
