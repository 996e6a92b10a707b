import type { ComparedEnvironment, Comparison } from "../../../simulator/comparison-schema";
import { restsOn } from "../../../simulator/comparison/rests-on";
import {
  costText,
  detailsOf,
  isHarmless,
  meanText,
  movedBy,
  movesByWay,
  paceText,
  plain,
  type Part,
  type Told,
} from "../../../simulator/comparison/text";
import { percent } from "../../../simulator/percent";
import { when } from "../../../model/when";
import { levels, listing, orElse, type Piece } from "../budget";
import { plural } from "../counts";
import { cell, code, few, html } from "../escape";
import { grouped } from "../grouped";

/** Environments that it means the same for. */
interface Row {
  readonly names: readonly [string, ...string[]];
  readonly one: ComparedEnvironment;
}

const title = "\n### What it means for players\n\n";
const heads = ["environment", "mean round trip", "players who go another way", "slower", "a failure then costs"];
/** Lines of an environment, where there is no room for all. */
const someLines = 30;

/**
 * Where players land after a change, who waits longer, and what a failure then costs. Nothing where it is not told.
 *
 * @param all what has no room as well, in Markdown
 */
export function playersSection(
  { players }: { readonly players?: Comparison | undefined },
  all = "`preview.json`",
): Piece[] {
  if (players === undefined) return [];
  const { environments, unreadable, unchanged } = players;
  const rest = restsOn(players).map((line) => `${sentence(line)}.`);
  if (environments.length + unreadable.length === 0) {
    return [levels(`\nFor players nothing changes, in ${plural(unchanged, "environment")}.\n`)];
  }
  const rows = rowsOf(environments);
  const none = `\nWhat it means for players has no room: ${all}\n`;
  // where there is no table it begins the section
  const unread = unreadPiece(unreadable, rows.length === 0 ? title : "\n");
  return [orElse(table(rows, { unchanged, rest: rest.join(" ") }, all), none), unread, details(rows)];
}

/** What is the same in several environments is told once. */
function rowsOf(environments: readonly ComparedEnvironment[]): Row[] {
  return grouped(environments, (one) => JSON.stringify({ ...one, game: "", environment: "" })).flatMap(([, own]) => {
    const [first, ...more] = own;
    return first === undefined ? [] : [{ names: [nameOf(first), ...more.map(nameOf)], one: first }];
  });
}

function table(
  rows: readonly Row[],
  { unchanged, rest }: { readonly unchanged: number; readonly rest: string },
  all: string,
): Piece {
  const same = unchanged === 0 ? "" : ` As before: ${plural(unchanged, "environment")}.`;
  const line = (texts: readonly string[]): string => `| ${texts.join(" | ")} |\n`;
  return listing({
    head: `${title}Both sides are simulated by the same rules.${same} ${rest}\n\n${line(heads)}${line(heads.map(() => "---"))}`,
    items: rows,
    piece: (row) => levels(line(cells(row, 3)), line(cells(row, 1))),
    rest: (left) => {
      const environments = left.reduce((sum, { names }) => sum + names.length, 0);
      return levels(`\n${plural(environments, "more environment")}: ${all}\n`);
    },
  });
}

function cells({ names, one }: Row, most: number): string[] {
  const { change, moves, slower, failures } = one;
  const ways = movesByWay(moves).map(({ way, moved, moves: own }) => {
    const regions = own.map(({ players }) => players);
    return `${cell(percent(moved))} ${cell(way, 80)}: ${some(regions, most)}`;
  });
  const paces = slower.map((pace) => `${cell(pace.players)} ${cell(paceText(pace))}`);
  // without home nobody plays, anywhere: that is no news
  const worst = failures.find((failure) => failure.failure !== "home" && !isHarmless(failure));
  const sum = ways.length > 1 ? `${cell(percent(movedBy(moves)))} in all; ` : "";
  return [
    `${some(names, most)}${change === "changed" ? "" : ` ${change}`}`,
    cell(meanText(one)),
    `${sum}${first(ways, most)}`,
    first(paces, most),
    worst === undefined
      ? moves.length + slower.length === 0
        ? quietText(one)
        : ""
      : cell(plain(costText(worst, "short")), 160),
  ];
}

/** Of a row without anyone who goes another way, waits longer or loses something: what it is there for. */
function quietText({ change, faster, failures }: ComparedEnvironment): string {
  if (change === "removed") return "nobody plays there any more";
  const harmless = failures.filter(isHarmless);
  const [come, gone] = [harmless.filter((one) => !one.before), harmless.filter((one) => !one.after)].map(
    ({ length }) => length,
  );
  const told = [
    ...when(faster.length > 0, () => `faster in ${plural(faster.length, "region")}`),
    ...when(
      failures.some(({ failure }) => failure === "home"),
      () => "the failure of home costs something else",
    ),
    ...when((come ?? 0) > 0, () => `${plural(come ?? 0, "new failure")} that cost nobody anything`),
    ...when((gone ?? 0) > 0, () => `${plural(gone ?? 0, "failure")} that cost nobody anything can come no more`),
  ];
  if (told.length === 0) return change === "added" ? "" : "nothing that players notice";
  return told.join(", ");
}

function unreadPiece(unreadable: Comparison["unreadable"], head: string): Piece {
  if (unreadable.length === 0) return levels("");
  const names = unreadable.map(nameOf);
  const why = "not compared, since at base their files hold problems by the rules of this version";
  return levels(`${head}${few(names, 20)}: ${why}.\n`, `${head}${plural(names.length, "environment")}: ${why}.\n`);
}

function details(rows: readonly Row[]): Piece {
  const told = rows
    .map(({ names, one }) => ({ names, lines: detailsOf(one).flatMap(listed) }))
    .filter(({ lines }) => lines.length > 0);
  return listing({ head: "\n", items: told, piece: detail, rest: () => levels("") });
}

/** A title, and a list beneath: it wraps where a block of code would be as wide as its longest line. */
function listed({ title: name, lines }: Told): string[] {
  return [`\n${name}:\n\n`, ...lines.map((line) => `- ${written(line)}\n`)];
}

function detail({ names, lines }: Pick<Row, "names"> & { readonly lines: readonly string[] }): Piece {
  const [name, ...more] = names;
  const others = more.length === 0 ? "" : ` and ${more.length} more`;
  const folded = (shown: readonly string[]): string =>
    `<details>\n<summary>Players of <code>${html(name)}</code>${others}</summary>\n${shown.join("")}\n</details>\n\n`;
  const left = lines.length - someLines;
  const less = [...lines.slice(0, someLines), `\nand ${plural(left, "more line")}\n`];
  return left > 0 ? levels(folded(lines), folded(less), "") : levels(folded(lines), "");
}

/** Own words as they are, and all else as code. */
function written(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === "string" ? part : code(part.shown, 160))).join("");
}

function sentence(parts: readonly Part[]): string {
  const text = written(parts);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function some(names: readonly string[], most: number): string {
  return first(
    names.map((name) => cell(name)),
    most,
  );
}

/** Texts that are escaped already. */
function first(texts: readonly string[], most: number): string {
  const shown = texts.slice(0, most).join(", ");
  return texts.length > most ? `${shown} and ${texts.length - most} more` : shown;
}

function nameOf({ game, environment }: Pick<ComparedEnvironment, "game" | "environment">): string {
  return `${game}/${environment}`;
}
