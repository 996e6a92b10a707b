import { plural } from "./counts";
import { exitCode } from "./exit-code";
import type { PreviewReport } from "./preview-schema";

/** What a report comes to, in a few words. */
export function verdictWords(report: PreviewReport): string {
  const { verdict, stacks } = report;
  const failed = stacks.filter(({ status }) => status === "error").length;
  if (failed > 0) return `${plural(failed, "stack")} could not be planned`;
  if (verdict === "block") return "blocked by the guard";
  if (verdict === "needs-approval") return "needs approval";
  const exit = exitCode(report);
  if (exit === 3) return "planning was refused";
  const what = exit === 2 ? "changes" : "nothing would change";
  return verdict === "warn" ? `${what}, with warnings` : what;
}
