import type { PreviewReport, PreviewStack } from "./preview-schema";

/**
 * What a report means for a script: 1 a stack could not be planned, 3 the guard blocks, waits for an approval, or planning
 * was refused, 2 something would change, 0 nothing would. The worst counts, in this order.
 */
export function exitCode({ verdict, stacks, all }: PreviewReport): 0 | 1 | 2 | 3 {
  const some = (status: PreviewStack["status"]): boolean => stacks.some((stack) => stack.status === status);
  const isAboutDrift = all?.code === "preview/drift";
  if (some("error")) return 1;
  if (verdict === "block" || verdict === "needs-approval" || some("refused")) return 3;
  return stacks.some(wouldChange) || (isAboutDrift && stacks.some(({ drift }) => drift.length > 0)) ? 2 : 0;
}

function wouldChange({ status, changes, outputs }: PreviewStack): boolean {
  if (status === "projected") return changes.length > 0 || outputs.length > 0;
  return status === "changes" || status === "waits" || status === "removed";
}
