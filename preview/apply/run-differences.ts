import type { PreviewReport } from "../report/preview-schema";
import { runOf, type Run } from "./run-of";

/**
 * Names what a preview has said and a report does not say any more. A report that was joined from shards says more than each of
 * them, and who adds a stack or a finding is only refused more.
 */
export function runDifferences(run: Run, report: PreviewReport): readonly string[] {
  const told = runOf(report.stacks, report.findings);
  const stacks = new Map(told.stacks.map((one) => [one.id, one]));
  const others = run.stacks.flatMap(({ id, status, planDigest }) => {
    const is = stacks.get(id);
    return is?.status === status && is.planDigest === planDigest ? [] : [id];
  });
  const findings = new Set(told.findings);
  return run.findings.every((one) => findings.has(one)) ? others : [...others, "what the guard says"];
}
