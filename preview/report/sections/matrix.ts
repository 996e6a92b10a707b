import { levels, listing, orElse, type Piece } from "../budget";
import { plural, signs, sumOf } from "../counts";
import { cell, few } from "../escape";
import { matrixOf, type Cell, type Matrix, type Row } from "../matrix";
import type { PreviewReport, PreviewStack } from "../preview-schema";

const mostColumns = 8;
const silent = new Set<PreviewStack["status"]>(["changes", "no-changes", "unaffected"]);
const legend = "`+` created, `~` changed, `±` replaced, `-` destroyed";
const leftOut = "\nThe table of games and environments has no room: `preview.json`\n";

/** A table of games and environments: what becomes of each, and which are not touched. */
export function matrixSection(report: Pick<PreviewReport, "stacks" | "environments">): Piece[] {
  const matrix = matrixOf(report);
  const table = matrix.environments.length > mostColumns ? longTable(matrix) : wideTable(matrix);
  const untouched = matrix.untouched.map(({ game, environment }) => `${game}/${environment}`);
  return [orElse(table, leftOut), untouchedPiece(untouched)];
}

/** One line per game, one column per environment. */
function wideTable({ environments, rows }: Matrix): Piece {
  return tableOf(["game", ...environments.map((name) => cell(name)), "together"], rows, ({ game, cells, all }) => [
    gameOf(game),
    ...environments.map((name) => cellText(cells.get(name))),
    cellText(all),
  ]);
}

/** One line per game and environment, where a wide table would not fit a screen. */
function longTable({ rows }: Matrix): Piece {
  const lines = rows.flatMap((row) =>
    row.game === null
      ? [{ ...row, environment: "" }]
      : [...row.cells].map(([environment, all]) => ({ ...row, environment, all })),
  );
  return tableOf(["game", "environment", "change"], lines, ({ game, environment, all }) => [
    gameOf(game),
    environment === "" ? "" : cell(environment),
    cellText(all),
  ]);
}

function tableOf<T extends Pick<Row, "all">>(
  heads: readonly string[],
  rows: readonly T[],
  cells: (row: T) => readonly string[],
): Piece {
  const line = (texts: readonly string[]): string => `| ${texts.join(" | ")} |\n`;
  return listing({
    head: `\n### Games and environments\n\n${legend}\n\n${line(heads)}${line(heads.map(() => "---"))}`,
    items: rows,
    piece: (row) => levels(line(cells(row))),
    rest: (left) => {
      const counts = sumOf(left.map(({ all }) => all.counts));
      return levels(`\n${plural(left.length, "more line")} with \`${signs(counts)}\` in all: \`preview.json\`\n`);
    },
  });
}

function untouchedPiece(names: readonly string[]): Piece {
  if (names.length === 0) return levels("");
  return levels(`\nNot touched: ${few(names, 20)}.\n`, `\nNot touched: ${plural(names.length, "environment")}.\n`);
}

function gameOf(game: string | null): string {
  return game === null ? "other stacks" : cell(game);
}

function cellText(found: Cell | undefined): string {
  if (found === undefined) return "";
  const { counts, statuses } = found;
  const some = Object.values(counts).some((number) => number > 0);
  const words = [...statuses]
    .filter(([status]) => !silent.has(status))
    .map(([status, number]) => `${number} ${status}`);
  const told = [...(some ? [`\`${signs(counts)}\``] : []), ...words];
  return told.length === 0 ? "no change" : told.join(", ");
}
