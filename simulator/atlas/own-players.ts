import type { LocatedProblem, Problem } from "../../model/problem";
import { didYouMean } from "../../model/suggest";
import type { PlayerRegion } from "./atlas";
import { byLine } from "./by-line";
import type { CsvFile } from "./csv-file";
import { numberIn } from "./number-in";
import { placesOf } from "./places";
import { readCsv, type CsvRow } from "./read-csv";

/**
 * A team's own players: `id,weight[,title,latitude,longitude,mainland]`. Regions that it does not name have none; ids that are new
 * need coordinates.
 */
export function ownPlayers(
  file: CsvFile,
  usual: readonly PlayerRegion[],
): { readonly players: readonly PlayerRegion[]; readonly problems: readonly LocatedProblem[] } {
  const { rows, problems } = readCsv(file, {
    must: ["id", "weight"],
    may: ["title", "latitude", "longitude", "mainland"],
  });
  const known = new Map(usual.map((region) => [region.id, region]));
  const taken = placesOf([]);
  const lines = new Map<string, number>();
  const read = rows.map(({ line, cells }) => {
    const id = cells["id"] ?? "";
    const first = lines.get(id);
    lines.set(id, first ?? line);
    const found: Problem[] = [];
    if (first !== undefined) found.push(twice(id, first));
    if (taken.find(id) !== undefined) found.push(isAPlace(id));
    const region = regionOf(cells, known.get(id), found);
    const placed = known.has(id) || (cells["latitude"] !== undefined && cells["longitude"] !== undefined);
    if (!placed) found.push(unknown(id, [...known.keys()]));
    return { line, region, found };
  });
  const wrong = read.flatMap(({ line, found }) =>
    found.map((problem): LocatedProblem => ({ file: file.name, line, column: 1, ...problem })),
  );
  const players = read.flatMap(({ region }) => (region === undefined ? [] : [region]));
  const all = [...problems, ...wrong].sort(byLine);
  if (all.length === 0 && players.every(({ weight }) => weight === 0)) {
    const what = "no region has a weight above 0, so there are no players";
    all.push({ file: file.name, line: 1, column: 1, code: "simulator/csv-nobody", what, fix: "write a weight" });
  }
  return { players, problems: all };
}

/** What a row says, on top of what is known of the region; what is wrong with it goes to `found`. */
function regionOf(cells: CsvRow["cells"], known: PlayerRegion | undefined, found: Problem[]): PlayerRegion | undefined {
  const number = (column: string, range: readonly [number, number], usual?: number): number | undefined => {
    const written = cells[column];
    if (written === undefined) return usual;
    const read = numberIn(column, written, range);
    if (typeof read === "number") return read;
    found.push(read);
    return undefined;
  };
  const weight = number("weight", [0, 1e12]);
  const latitude = number("latitude", [-90, 90], known?.latitude);
  const longitude = number("longitude", [-180, 180], known?.longitude);
  const mainland = truth(cells["mainland"], known?.mainland ?? false, found);
  if (weight === undefined || latitude === undefined || longitude === undefined) return undefined;
  const id = cells["id"] ?? "";
  const title = cells["title"] ?? known?.title ?? id;
  return { id, title, weight, latitude, longitude, mainland };
}

function truth(written: string | undefined, usual: boolean, found: Problem[]): boolean {
  if (written === "true" || written === "false") return written === "true";
  if (written !== undefined) {
    const fix = "write true for players in mainland China, where no anycast address is announced, or false";
    found.push({ code: "simulator/csv-mainland", what: `\`mainland\` is ${written}`, fix });
  }
  return usual;
}

function twice(id: string, first: number): Problem {
  const what = `\`${id}\` has a row already, in line ${first}`;
  return { code: "simulator/csv-twice", what, fix: "drop one of them" };
}

function isAPlace(id: string): Problem {
  const what = `\`${id}\` is the name of an entry point or a region of a cloud`;
  return { code: "simulator/csv-id", what, fix: "give the players another id" };
}

function unknown(id: string, ids: readonly string[]): Problem {
  return {
    code: "simulator/csv-id",
    what: `\`${id}\` is no region that is known${didYouMean(id, ids)}`,
    fix: "write its latitude and longitude, or an id of the data",
  };
}
