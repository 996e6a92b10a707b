import type { Checked } from "../../preview/apply/check";
import type { LaidOut } from "../../preview/apply/laid-out";
import type { Finding } from "../../preview/guard/report";
import { inWords } from "../../preview/report/counts";
import type { PreviewReport } from "../../preview/report/preview-schema";
import { count } from "../report";
import { leftOf, type Left } from "./left";
import type { ApplyResult } from "./result";

/** What is about to be applied, for the person who is asked. */
export function intention({ ready, done, left }: Checked, { git, world, run }: PreviewReport): string {
  const where = world === "sandbox" ? "the sandbox" : "the cloud";
  return [
    `${count(ready.length, "stack")} to apply to ${where}, as previewed for ${git.head.commit.slice(0, 7)} on ${run.started}`,
    ...ready.map((stack) => `  ${planned(stack)}`),
    ...done.map((id) => `  ${id}: is as approved already`),
    ...leftOf(left).map((one) => `  ${leftAsItIs(one)}`),
  ].join("\n");
}

function leftAsItIs({ id, status, next }: Left): string {
  return `${id}: left as it is (${status}): ${next}`;
}

function planned({ stack: { id, counts, changes } }: LaidOut): string {
  const told = inWords(counts);
  const entries = changes.filter(({ entry, actions }) => entry && actions.join() !== "no-op");
  const touched = entries.map(({ address, actions }) => `; entry ${address}: ${actions.join(" and ")}`);
  return `${id}: ${told === "nothing" ? "outputs alone" : told}${touched.join("")}`;
}

/** What the guard has against it, and how to approve it where that is possible. */
export function objection({ stack, code, what, fix, approvable, address, action, plan }: Finding): string {
  const approval = approvable
    ? `, or approve address ${address}, action ${action}, plan ${plan}: --approvals FILE`
    : "";
  const where = stack === null || what.startsWith(stack) ? "" : `${stack}: `;
  return `${where}${what} (${code})\n    fix: ${fix}${approval}`;
}

/** How it ended. */
export function ending({ applied, failed, untouched, notStarted, already, left }: ApplyResult): string {
  const lines = [
    told("applied", applied),
    told("as approved before", already),
    told("failed half way", failed),
    told("failed, and not touched", untouched),
    told("not touched", notStarted),
    left.map(leftAsItIs),
  ].flat();
  if (failed.length > 0) return [...lines, "run `anycast-edge preview` again: what is left is a new change"].join("\n");
  const again = untouched.length + notStarted.length > 0;
  return [...lines, ...(again ? ["try again: what was not touched is still as it was approved"] : [])].join("\n");
}

function told(title: string, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : [`${title}: ${ids.join(", ")}`];
}
