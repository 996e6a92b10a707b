import { readFileSync } from "node:fs";
import { join } from "node:path";
import { geoDistance } from "d3-geo";
import { roads, type Road } from "../../../simulator/atlas/atlas";
import { estimateError } from "../../../simulator/atlas/estimate-error";
import { loadAtlas } from "../../../simulator/atlas/load-atlas";
import { readCsv } from "../../../simulator/atlas/read-csv";
import { ways } from "../../../simulator/atlas/ways";

const root = join(__dirname, "../../..");
const file = join(__dirname, "published.csv");
const columns = ["source", "road", "from", "to", "milliseconds"] as const;
const atlas = loadAtlas();

type Row = Readonly<Record<string, string>>;

function published(): readonly Row[] {
  const { rows, problems } = readCsv({ name: file, text: readFileSync(file, "utf8") }, { must: columns });
  expect(problems).toEqual([]);
  return rows.map(({ cells }) => cells);
}

/** How far off the estimate is, as a share of what was measured, smallest first. */
function errors(which: (row: Row) => boolean): number[] {
  return published()
    .filter(which)
    .map(({ road = "", from = "", to = "", milliseconds }) => {
      const { milliseconds: ours, by } = atlas.roundTrip(known(road), from, to);
      expect(by).toBe("estimate");
      return Math.abs(ours - Number(milliseconds)) / Number(milliseconds);
    })
    .sort((a, b) => a - b);
}

function known(road: string): Road {
  const found = roads.find((one) => one === road);
  if (found === undefined) throw new Error(`no road ${road}`);
  return found;
}

const percent = (share: number | undefined): number => Math.round((share ?? NaN) * 100);
const told = (all: readonly number[]) => ({
  count: all.length,
  middle: percent(all[Math.floor(all.length / 2)]),
  quarter: percent(all[Math.floor((all.length * 3) / 4)]),
  worst: percent(all.at(-1)),
});

const groups: Readonly<Record<string, (row: Row) => boolean>> = {
  all: () => true,
  "from players": ({ source }) => source === "d" || source === "e",
  "Internet between data centres": ({ source }) => source === "c",
  "a cloud's own network": ({ road }) => road === "backbone",
};

const figures = {
  all: { count: 133, middle: 15, quarter: 23, worst: 69 },
  "from players": { count: 12, middle: 13, quarter: 27, worst: 37 },
  "Internet between data centres": { count: 34, middle: 14, quarter: 20, worst: 40 },
  "a cloud's own network": { count: 87, middle: 17, quarter: 24, worst: 69 },
};

test.each(Object.entries(figures))("%s: the estimate is as far off as is told", (which, figure) => {
  expect(told(errors(groups[which] ?? (() => false)))).toEqual(figure);
});

/** Mean error of the pairs, were they estimated with these two. */
function meanError(rows: readonly Row[], stretch: number, fixed: number): number {
  const errors = rows.map(({ from = "", to = "", milliseconds }) => {
    const [start, end] = [atlas.where(from), atlas.where(to)];
    if (start === undefined || end === undefined) throw new Error(`nobody knows where ${from} or ${to} is`);
    const kilometres = 6371 * geoDistance([start.longitude, start.latitude], [end.longitude, end.latitude]);
    const ours = (2 * kilometres * stretch) / (299.792 / 1.468) + fixed;
    return Math.abs(ours - Number(milliseconds)) / Number(milliseconds);
  });
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

test.each(["internet", "backbone"] as const)(
  "%s: what is said to be fitted fits best, in steps of 0.05 and 1 ms",
  (which) => {
    const rows = published().filter(({ source, road }) => road === which && source !== "d" && source !== "e");
    const steps = [...Array(30).keys()].flatMap((i) =>
      [...Array(20).keys()].map((fixed) => [1 + i * 0.05, fixed] as const),
    );
    const best = Math.min(...steps.map(([stretch, fixed]) => meanError(rows, stretch, fixed)));
    expect(meanError(rows, ways[which].stretch, ways[which].fixedMilliseconds)).toBeCloseTo(best, 10);
  },
);

test("players fitted like data centres would be further off than by what campaigns found", () => {
  const rows = published().filter(({ source }) => source === "d");
  const { players, internet } = ways;
  expect(meanError(rows, players.stretch, players.fixedMilliseconds)).toBeLessThan(
    0.75 * meanError(rows, internet.stretch, internet.fixedMilliseconds),
  );
});

test("reports and documents tell these figures", () => {
  const { count, middle, quarter, worst } = figures.all;
  const told = { pairs: count, middlePercent: middle, quarterPercent: quarter, worstPercent: worst };
  expect(estimateError).toEqual(told);
  expect(atlas.sources.join("\n")).toContain(`held against ${count} published ones`);
  const decision = readFileSync(join(root, "docs/decisions/0027-latency-is-estimated-by-distance.md"), "utf8");
  for (const [which, one] of Object.entries(figures)) {
    const cells = [which, one.count, `${one.middle} %`, `${one.quarter} %`, `${one.worst} %`];
    expect(decision).toMatch(new RegExp(cells.map((cell) => `\\| ${cell} +`).join("")));
  }
  const page = readFileSync(join(root, "docs/operations/simulate.md"), "utf8");
  expect(page).toContain(`the middle error is ${middle} %`);
});
