import type { LocatedProblem, Problem } from "../../model/problem";
import { didYouMean, suggest } from "../../model/suggest";
import { roads, type Road } from "./atlas";
import { byLine } from "./by-line";
import type { CsvFile } from "./csv-file";
import { numberIn } from "./number-in";
import type { Places } from "./places";
import { readCsv } from "./read-csv";

/** Round trips that a team has measured. */
export interface Measured {
  /** Milliseconds from one id to another on a road; undefined where nobody measured. */
  find(road: Road, from: string, to: string): number | undefined;
}

/** Nothing is measured. */
export const nothingMeasured: Measured = { find: () => undefined };

/**
 * A team's own measurements: `from,to,milliseconds[,road]`. A row counts in both directions, unless the other has one of its
 * own; without a road it counts for both, unless one has a row of its own.
 */
export function ownLatency(
  file: CsvFile,
  places: Places,
): { readonly measured: Measured; readonly problems: readonly LocatedProblem[] } {
  const { rows, problems } = readCsv(file, { must: ["from", "to", "milliseconds"], may: ["road"] });
  const measured = new Map<string, { readonly line: number; readonly milliseconds: number }>();
  const read = rows.map(({ line, cells }) => {
    const { from = "", to = "", milliseconds = "", road = any } = cells;
    const value = numberIn("milliseconds", milliseconds, [0, 10_000]);
    const found = [
      ...[...new Set([from, to])].flatMap((id) => unknownPlace(id, places)),
      ...(typeof value === "number" ? [] : [value]),
      ...(road === any ? [] : unknownRoad(road)),
    ];
    // a row that is refused has measured nothing
    if (found.length === 0 && typeof value === "number") {
      const key = keyOf(road, from, to);
      const before = measured.get(key);
      if (before === undefined) measured.set(key, { line, milliseconds: value });
      else found.push(twice(before.line));
    }
    return found.map((problem): LocatedProblem => ({ file: file.name, line, column: 1, ...problem }));
  });
  const time = (road: string, from: string, to: string) => measured.get(keyOf(road, from, to))?.milliseconds;
  const find: Measured["find"] = (road, from, to) =>
    time(road, from, to) ?? time(any, from, to) ?? time(road, to, from) ?? time(any, to, from);
  return { measured: { find }, problems: [...problems, ...read.flat()].sort(byLine) };
}

/** Of a row that says no road. */
const any = "";

function keyOf(road: string, from: string, to: string): string {
  return JSON.stringify([road, from, to]);
}

function unknownPlace(id: string, places: Places): Problem[] {
  if (places.find(id) !== undefined || places.mayBe(id)) return [];
  const meant = suggest(id, places.ids);
  return [
    {
      code: "simulator/csv-id",
      what: `\`${id}\` is no place that is known${didYouMean(id, places.ids)}`,
      fix: `write ${meant ?? "an id of players, an entry point, or a region as `<cloud>/<region>`"}`,
    },
  ];
}

function unknownRoad(road: string): Problem[] {
  if (roads.some((one) => one === road)) return [];
  const what = `there is no road \`${road}\`${didYouMean(road, roads)}`;
  return [{ code: "simulator/csv-road", what, fix: `write ${roads.join(" or ")}, or leave it out for both` }];
}

function twice(line: number): Problem {
  return { code: "simulator/csv-twice", what: `line ${line} has measured the same`, fix: "drop one of them" };
}
