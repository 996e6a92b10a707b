import { withComparison, type ComparisonRequest } from "./comparison";
import type { AffectedReport } from "./report-schema";
import { saveHead } from "./saved-head";

/** What is compared with what, and where the synthesised head is left. */
export interface AffectedRequest extends Omit<ComparisonRequest, "saved"> {
  /**
   * Folder for the synthesised head, so that it can be planned where its code is not to be run. Must be new or empty.
   *
   * @default - it is not kept
   */
  readonly save?: string;
}

/**
 * Finds the stacks that a change touches, by what both sides synthesise to.
 *
 * @throws ProblemError `synthesis/...`, `affected/...`
 */
export function affectedBy({ save, ...request }: AffectedRequest): Promise<AffectedReport> {
  return withComparison(request, ({ report, tree, head }) => {
    if (save !== undefined) saveHead({ folder: save, tree, head, told: report.head });
    return report;
  });
}
