import { join } from "node:path";
import type { Environment } from "../../model/environment";
import { loadGames } from "../../model/load";
import { loadAtlas } from "../../simulator/atlas/load-atlas";
import { compare, type CompareWish } from "../../simulator/compare";
import { comparisonSchema, type Comparison, type Cost } from "../../simulator/comparison-schema";
import { compareFailures } from "../../simulator/comparison/compare-failures";
import { movesBetween } from "../../simulator/comparison/moves-between";
import { pacesBetween } from "../../simulator/comparison/paces-between";
import { costText, detailsOf, plain } from "../../simulator/comparison/text";
import type { Flow, Landing } from "../../simulator/landing";
import { notCounted } from "../../simulator/limits";
import { simulate } from "../../simulator/simulate";

const atlas = loadAtlas();
const shipped = loadGames(join(__dirname, "../../games")).environments.map(({ environment }) => environment);

function named(game: string, name: string): Environment {
  const found = shipped.find((one) => one.game === game && one.name === name);
  if (found === undefined) throw new Error(`no ${game}/${name}`);
  return found;
}

function between(
  base: readonly Environment[],
  head: readonly Environment[],
  wish: Partial<CompareWish> = {},
): Comparison {
  const compared = compare(base, head, { atlas, limits: notCounted, ...wish });
  expect(comparisonSchema.parse(compared)).toEqual(compared);
  return compared;
}

function withoutEdge(environment: Environment, edge: string): Environment {
  return {
    ...environment,
    edges: Object.fromEntries(Object.entries(environment.edges).filter(([key]) => key !== edge)),
  };
}

const flow = (share: number, own: Partial<Flow> = {}): Flow => ({
  share,
  by: "entry",
  reason: "nearest",
  tries: 0,
  milliseconds: 50,
  works: true,
  ...own,
});
const landing = (players: string, flows: readonly Flow[], expected?: number): Landing => ({
  players,
  share: 0.5,
  accelerated: true,
  flows,
  latency: { direct: 80, ...(expected !== undefined && { expected }) },
});
const waiting = (milliseconds?: number): Landing[] => [landing("jp", [flow(1)], milliseconds)];
const cost = (secondsLost: number, own: Partial<Cost> = {}): Cost => ({ hit: 0, stranded: 0, secondsLost, ...own });

test("environments come in the order of their names, whatever the order of files", () => {
  const changed = shipped.map((one) => ({ ...one, home: { ...one.home, dialPercent: 100 } }));
  const added = between([], [...changed].reverse()).environments.map(
    ({ game, environment }) => `${game}/${environment}`,
  );

  expect(added).toEqual([...added].sort());
  expect(added).toHaveLength(shipped.length);
});

test("what players do not notice is no difference", () => {
  const prod = named("skyline", "prod");
  const other: Environment = {
    ...prod,
    tags: { team: "b" },
    home: { ...prod.home, fleet: { ...prod.home.fleet, max: 40 } },
  };

  expect(between([prod], [other])).toMatchObject({ environments: [], unchanged: 1 });
});

test("both sides are what `simulate` shows of each", () => {
  const before = named("skyline", "prod");
  const after = withoutEdge(before, "virginia");
  const [one] = between([before], [after]).environments;
  const shown = [before, after].map((environment) => simulate(environment, { atlas, everyFailure: true }));
  const tenth = (number: number | undefined): number => Math.round((number ?? 0) * 10) / 10;

  expect([one?.mean.before, one?.mean.after]).toEqual(shown.map(({ mean }) => tenth(mean.expected)));
  const frankfurt = one?.failures.find(({ failure }) => failure === "edge:frankfurt");
  const outcomes = shown.map(({ outcomes: all = [] }) =>
    all.find(({ failure }) => failure.kind === "edge" && failure.name === "frankfurt"),
  );
  expect([frankfurt?.before, frankfurt?.after]).toMatchObject(
    outcomes.map((outcome) => ({
      noticedAfterSeconds: outcome?.noticedAfterSeconds,
      overAfterSeconds: outcome?.overAfterSeconds,
    })),
  );
});

test("seconds lost lie between what the stranded lose and what all would", () => {
  const { environments } = between([], shipped);
  const costs = environments.flatMap(({ failures }) => failures.flatMap(({ after }) => (after ? [after] : [])));

  expect(costs.length).toBeGreaterThan(50);
  for (const { stranded, secondsLost, hit } of costs) {
    expect(secondsLost).toBeGreaterThanOrEqual(stranded * 3590);
    expect(secondsLost).toBeLessThanOrEqual(hit * 3600 + 1);
  }
});

test("an environment that could not be read at base is neither added nor unchanged", () => {
  const unreadable = [{ game: "skyline", environment: "prod", problems: 2 }];
  const { environments, unchanged } = between([], [named("skyline", "prod")], { unreadable });

  expect({ environments, unchanged }).toEqual({ environments: [], unchanged: 0 });
});

test("a heartbeat that is said counts on both sides", () => {
  const before = named("skyline", "prod");
  const over = (heartbeatSeconds: number) =>
    between([before], [withoutEdge(before, "virginia")], { heartbeatSeconds })
      .environments.flatMap(({ failures }) => failures)
      .find(({ failure }) => failure === "zone:eu-central-1a");

  expect(over(5)?.before?.overAfterSeconds).toBeLessThan(over(300)?.before?.overAfterSeconds ?? 0);
  expect(over(5)?.after?.overAfterSeconds).toBeLessThan(over(300)?.after?.overAfterSeconds ?? 0);
});

test("limits that a team declares count on both sides", () => {
  const before = named("moonrush", "live");
  const after: Environment = { ...before, home: { ...before.home, region: "ap-seoul" } };
  const mean = (secondNearest: number) =>
    between([before], [after], { limits: { ...notCounted, secondNearest } }).environments[0]?.mean;

  expect(mean(0.5)?.before).toBeGreaterThan(mean(0)?.before ?? 0);
  expect(mean(0.5)?.after).toBeGreaterThan(mean(0)?.after ?? 0);
});

describe("moves", () => {
  test("count the part that goes another way, of all players", () => {
    const before = [landing("jp", [flow(0.7), flow(0.3, { by: "edge", edge: "tokyo" })])];
    const after = [landing("jp", [flow(0.1), flow(0.9, { by: "edge", edge: "tokyo" })])];

    expect(movesBetween(before, after, atlas)).toEqual([
      {
        players: "jp",
        title: "Japan",
        share: 0.5,
        moved: 0.3,
        before: [
          { share: 0.7, by: "entry" },
          { share: 0.3, by: "edge", edge: "tokyo" },
        ],
        after: [
          { share: 0.9, by: "edge", edge: "tokyo" },
          { share: 0.1, by: "entry" },
        ],
      },
    ]);
  });

  test("are none where the same way has another reason, or is taken twice", () => {
    const before = [landing("jp", [flow(1)])];
    const after = [
      landing("jp", [flow(0.5, { reason: "spill" }), flow(0.5, { reason: "failover", milliseconds: 90 })]),
    ];

    expect(movesBetween(before, after, atlas)).toEqual([]);
  });

  test("to nowhere are moves", () => {
    const after = [landing("jp", [flow(1, { by: "nowhere", works: false })])];

    expect(movesBetween([landing("jp", [flow(1)])], after, atlas)).toMatchObject([
      { moved: 0.5, after: [{ share: 1, by: "nowhere" }] },
    ]);
  });
});

describe("paces", () => {
  test.each([
    ["5 ms more are not felt", 20, 25, [0, 0]],
    ["more than 5 ms, and more than 5 %, are", 20, 25.2, [1, 0]],
    ["more than 5 ms and less than 5 % are not", 200, 209, [0, 0]],
    ["faster by the same measure", 60, 40, [0, 1]],
    ["who cannot play any more waits longest", 20, undefined, [1, 0]],
    ["who could not play gains", undefined, 300, [0, 1]],
    ["who cannot play on either side does neither", undefined, undefined, [0, 0]],
  ])("%s", (_, before, after, [slower, faster]) => {
    const paces = pacesBetween(waiting(before), waiting(after), atlas);

    expect([paces.slower.length, paces.faster.length]).toEqual([slower, faster]);
  });
});

describe("failures", () => {
  test("come with what gets worse first, then what gets better, each by how much", () => {
    const before = new Map([
      ["better", cost(50)],
      ["gone", cost(90)],
      ["same", cost(70)],
      ["worse", cost(1)],
    ]);
    const after = new Map([
      ["better", cost(20)],
      ["new", cost(12)],
      ["same", cost(70.3)],
      ["worse", cost(31)],
    ]);

    expect(compareFailures(before, after)).toEqual([
      { failure: "worse", before: cost(1), after: cost(31) },
      { failure: "new", after: cost(12) },
      { failure: "gone", before: cost(90) },
      { failure: "better", before: cost(50), after: cost(20) },
    ]);
  });

  test("that are never over now differ from those that were", () => {
    const [before, after] = [cost(9, { overAfterSeconds: 40 }), cost(9)].map((one) => new Map([["home", one]]));

    expect(compareFailures(before ?? new Map(), after ?? new Map())).toHaveLength(1);
  });
});

test("a cost is told with both sides where they differ, and without where there is one", () => {
  const before = cost(9, { hit: 0.4, overAfterSeconds: 40, noticedAfterSeconds: 17 });
  const after = cost(9, { hit: 0.4, stranded: 0.1 });

  expect(plain(costText({ failure: "edge:tokyo", before, after }, "whole"))).toBe(
    "edge:tokyo: connections lost 40 %, stranded 0 % -> 10 %, led past it within 17 s -> never, " +
      "over after 40 s -> over after more than an hour",
  );
  expect(plain(costText({ failure: "edge:tokyo", after: before }, "short"))).toBe(
    "edge:tokyo (new): connections lost 40 %, stranded 0 %, over after 40 s",
  );
  expect(plain(costText({ failure: "edge:tokyo", before }, "short"))).toMatch(/^edge:tokyo \(no more\): /);
});

test("where nobody is hit nothing is over after 0 s", () => {
  const [nobody, some] = [cost(0, { hit: 0, overAfterSeconds: 0 }), cost(9, { hit: 0.4, overAfterSeconds: 40 })];

  expect(plain(costText({ failure: "edge:tokyo", after: nobody }, "short"))).toBe(
    "edge:tokyo (new): connections lost 0 %, stranded 0 %",
  );
  expect(plain(costText({ failure: "edge:tokyo", before: nobody, after: some }, "short"))).toMatch(
    /, nobody is hit -> over after 40 s$/,
  );
});

test("failures that cost nobody anything are named together", () => {
  const [one] = between([named("starfall", "prod")], [withoutEdge(named("starfall", "prod"), "tokyo")]).environments;
  if (one === undefined) throw new Error("nothing differs");

  const told = detailsOf(one).map(({ title, lines }) => ({ title, lines: lines.map(plain) }));
  expect(told).toContainEqual({
    title: "failures that cost nobody anything",
    lines: ["backhaul:tokyo (no more), edge:tokyo (no more), zone:ap-tokyo-1 (no more), zone:ap-tokyo-2 (no more)"],
  });
});
