import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "../../model/problem";
import type { EntryRules } from "../topology";
import type { EntryPoint, PlayerRegion } from "./atlas";
import { readCsv, type Columns, type CsvRow } from "./read-csv";

/** A place by its id. */
interface Place {
  readonly id: string;
  readonly title: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** What is shipped in `data/`. */
export interface Shipped {
  readonly players: readonly PlayerRegion[];
  readonly points: Readonly<Record<Exclude<EntryRules, "ga2">, readonly EntryPoint[]>>;
  /** By `<cloud>/<region>`. */
  readonly regions: readonly Place[];
  /** Cities of ENS nodes, by the beginning of the nodes' names: `cn-wuxi`. */
  readonly ensCities: readonly Place[];
  /** What the files say of where they come from. */
  readonly sources: readonly string[];
}

let once: Shipped | undefined;

/** The data that comes with the simulator, read once. */
export function shipped(): Shipped {
  once ??= read();
  return once;
}

function read(): Shipped {
  const players = table("players", ["id", "title", "weight", "latitude", "longitude", "mainland"]);
  const regions = table("regions", ["id", "city", "latitude", "longitude"]);
  const cities = table("ens-cities", ["id", "city", "latitude", "longitude"]);
  const points = table("points", ["rules", "id", "title", "latitude", "longitude"]);
  const pointsOf = (rules: EntryRules): EntryPoint[] =>
    points.rows.filter(({ cells }) => cells["rules"] === rules).map(({ cells }) => place(cells, "title"));
  return {
    players: players.rows.map(({ cells }) => ({
      ...place(cells, "title"),
      weight: Number(cells["weight"]),
      mainland: cells["mainland"] === "true",
    })),
    points: {
      aia: pointsOf("aia"),
      "anycast-eip": pointsOf("anycast-eip"),
      "global-accelerator": pointsOf("global-accelerator"),
    },
    regions: regions.rows.map(({ cells }) => place(cells, "city")),
    ensCities: cities.rows.map(({ cells }) => place(cells, "city")),
    sources: [players, points, regions, cities].flatMap(({ sources }) => sources),
  };
}

function table(name: string, must: Columns["must"]): { rows: readonly CsvRow[]; sources: readonly string[] } {
  const file = join(__dirname, "data", `${name}.csv`);
  const text = readFileSync(file, "utf8");
  const { rows, problems } = readCsv({ name: file, text }, { must });
  if (problems.length > 0) throw new ProblemError(problems);
  return { rows, sources: [...text.matchAll(/^# source: (.+)$/gm)].map(([, source = ""]) => source) };
}

function place(cells: CsvRow["cells"], titled: string): Place {
  const { id = "", latitude, longitude } = cells;
  return { id, title: cells[titled] ?? "", latitude: Number(latitude), longitude: Number(longitude) };
}
