import { join, relative } from "node:path";
import { withComparison, type ComparisonRequest } from "./comparison";
import type { AffectedReport } from "./report-schema";
import { saveGames } from "./saved-games";
import { saveHead } from "./saved-head";

/** What is compared with what, and where the synthesised head is left. */
export interface AffectedRequest extends Omit<ComparisonRequest, "saved"> {
  /**
   * Folder for the synthesised head, so that it can be planned where its code is not to be run. Must be new or empty.
   *
   * @default - it is not kept
   */
  readonly save?: string;
  /**
   * Folder with environments in the working tree: those of head are kept with it, so that it can be told what it means for
   * players. What cannot be kept is announced.
   *
   * @default - none are kept
   */
  readonly games?: string;
}

/**
 * Finds the stacks that a change touches, by what both sides synthesise to.
 *
 * @throws ProblemError `synthesis/...`, `affected/...`
 */
export function affectedBy({ save, games, ...request }: AffectedRequest): Promise<AffectedReport> {
  return withComparison(request, ({ report, tree, head }) => {
    if (save === undefined) return report;
    saveHead({ folder: save, tree, head, told: report.head });
    if (games === undefined) return report;
    const inside = relative(tree.present, games);
    const why = inside.startsWith("..") ? "it is outside of the repository" : saveGames(save, join(tree.top, inside));
    if (why !== undefined) {
      request.announce(`${games} is not saved, so a preview will not tell what it means for players: ${why}`);
    }
    return report;
  });
}
