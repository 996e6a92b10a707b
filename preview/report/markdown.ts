import { ProblemError } from "../../model/problem";
import { fill, total, type Piece } from "./budget";
import type { PreviewReport } from "./preview-schema";
import { changesSection } from "./sections/changes";
import { footer } from "./sections/footer";
import { guardSection } from "./sections/guard";
import { headline } from "./sections/headline";
import { lostSection, orphanSection } from "./sections/lost";
import { matrixSection } from "./sections/matrix";
import { notesSection } from "./sections/notes";
import { playersSection } from "./sections/players";
import { topologySection } from "./sections/topology";
import { unplannedSection } from "./sections/unplanned";

/** How a report is written. */
export interface MarkdownOptions {
  /**
   * UTF-16 units, as GitHub counts; so at most three times as many bytes.
   *
   * @default 60000
   */
  readonly maxCharacters?: number;
}

/** Below this there is no room for what always has to be said. */
const fewest = 6_000;
/** What is dangerous leaves at least this to all else, where it needs so much. */
const restShare = 0.3;

/**
 * A report as a comment in Markdown, for GitHub and GitLab. The same report makes the same bytes, whenever and however fast
 * it was made. What has no room is counted.
 *
 * @throws ProblemError `report/max-characters`
 */
export function previewMarkdown(report: PreviewReport, { maxCharacters = 60_000 }: MarkdownOptions = {}): string {
  check(maxCharacters);
  const [start, end] = [headline(report), footer(report)];
  const room = maxCharacters - start.length - end.length;
  const urgent = [guardSection(report), lostSection(report), orphanSection(report)];
  const others = [
    ...matrixSection(report),
    ...changesSection(report),
    topologySection(report),
    unplannedSection(report),
    notesSection(report),
  ];
  // the least urgent: it takes what the others leave
  const players = playersSection(report);
  const least = total(players.map((piece) => piece.least));
  const first = fill(urgent, room - Math.min(mostOf([...others, ...players]), Math.ceil(room * restShare)));
  const told = first + fill(others, room - first.length - least);
  return start + told + fill(players, room - told.length) + end;
}

function mostOf(pieces: readonly Piece[]): number {
  return total(pieces.map(({ most }) => most));
}

function check(maxCharacters: number): void {
  if (Number.isSafeInteger(maxCharacters) && maxCharacters >= fewest) return;
  throw new ProblemError([
    {
      code: "report/max-characters",
      what: `a report in ${maxCharacters} characters has no room for what always has to be said`,
      fix: `write a whole number from ${fewest} on; a comment on GitHub holds 65536`,
    },
  ]);
}
