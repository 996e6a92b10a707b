import { ProblemError, type Problem } from "../../model/problem";
import { compareStack } from "../affected/compare-stack";
import type { Snapshot } from "../affected/snapshot";
import type { StackSnapshot } from "../affected/stack-snapshot";
import type { Side } from "../synthesis/side";
import type { Approved } from "./approved";
import { snapshotAt } from "./snapshot-at";

/** Places of one stack that are told; the rest is a number. */
const mostTold = 10;

/**
 * Holds the working tree against what was approved. Another commit is fine where the stack is the same.
 *
 * @throws ProblemError `apply/other-configuration`, for each stack that differs
 */
export async function mustBeAsApproved(approved: readonly Approved[], present: Snapshot, side: Side): Promise<void> {
  const others = approved.filter(({ stack, bundle }) => present[stack.id]?.digest !== bundle.digest["all"]);
  const [first] = others;
  if (first === undefined) return;
  const planned = await snapshotAt(first.bundle.head, "the approved commit", side);
  throw new ProblemError(others.map((one) => problem(one, present[one.stack.id], planned?.[one.stack.id])));
}

function problem({ stack, bundle }: Approved, present?: StackSnapshot, planned?: StackSnapshot): Problem {
  const { id } = stack;
  const code = "apply/other-configuration";
  if (present === undefined) {
    return { code, what: `${id} was approved and is not declared here`, fix: fixFor(bundle.head) };
  }
  const sections = Object.entries(present.sections).filter(([name, digest]) => bundle.digest[name] !== digest);
  const known = planned?.digest === bundle.digest["all"] ? planned : undefined;
  const reasons = known === undefined ? [] : compareStack(known, present).reasons;
  const places = reasons.map(({ pointer = "", detail }) => `${pointer} ${detail}`.trim());
  const more = places.length > mostTold ? `, and ${places.length - mostTold} more` : "";
  const told = places.length === 0 ? "" : `: ${places.slice(0, mostTold).join(", ")}${more}`;
  const what = `${id} is not the one that was approved, its ${sections.map(([name]) => name).join(", ")} differ${told}`;
  return { code, what, fix: fixFor(bundle.head) };
}

function fixFor(head: string): string {
  return `run \`anycast-edge preview\` again: what was approved (${head.slice(0, 7)}) may be older than what is applied`;
}
