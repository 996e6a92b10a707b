import { shipped } from "../support/deployment";
import type { Environment } from "../../model/environment";
import { loadAtlas } from "../../simulator/atlas/load-atlas";
import { failureText } from "../../simulator/failure/failure";
import { simulate, type SimulateOptions } from "../../simulator/simulate";
import { simulationSchema } from "../../simulator/simulation-schema";

// a machine with load is slow at so many stories
jest.setTimeout(30_000);

const lines = (...all: string[]): string => all.join("\n");
const players = { name: "players.csv", text: lines("id,weight", "kr,3", "br,1") };
const latency = {
  name: "ours.csv",
  text: lines(
    "from,to,milliseconds,road",
    "kr,seoul,10,",
    "seoul,tencent/ap-seoul,2,backbone",
    "kr,tencent/ap-seoul,12,",
    "br,sao-paulo,20,",
    "sao-paulo,tencent/ap-seoul,250,backbone",
    "br,tencent/ap-seoul,330,",
  ),
};
const starfall = shipped("starfall", "prod");

/** Korea and Brazil alone, with what was measured between what matters. */
const small = (options: Partial<SimulateOptions> = {}, environment: Environment = starfall) =>
  simulate(environment, { atlas: loadAtlas({ players, latency }), ...options });

/** The same with an edge that all players try first. */
const byTokyo: Environment = {
  ...starfall,
  dispatch: { prefer: ["tokyo", "entry"], regions: {}, weights: {}, ttlSeconds: 60, maxAgeSeconds: 86_400 },
};

test("where players land, and means over all of them, by hand", () => {
  const { landings, mean } = small();
  expect(landings).toMatchObject([
    { players: "kr", share: 0.75, point: "seoul", latency: { direct: 12, entry: 12, expected: 12 } },
    { players: "br", share: 0.25, point: "sao-paulo", latency: { direct: 330, entry: 270, expected: 270 } },
  ]);
  expect(mean.direct).toBeCloseTo((3 * 12 + 330) / 4);
  expect(mean.expected).toBeCloseTo((3 * 12 + 270) / 4);
});

test("without a failure nothing is told of one", () => {
  const simulation = small();
  expect(simulation).not.toHaveProperty("story");
  expect(simulation).not.toHaveProperty("outcomes");
  expect(simulation).not.toHaveProperty("online");
});

test("how many of the pairs that were looked at are measured: all that decide here, and no more", () => {
  const { measured, estimated } = small().data;
  // two players to nine points and to home, the two points to home, and edges' ways
  expect(measured).toBe(6);
  expect(estimated).toBeGreaterThan(measured);
  expect(small({ atlas: loadAtlas() }).data).toMatchObject({ measured: 0 });
});

test("a story is of the failure that was asked for, and as late as was asked", () => {
  const { story } = small({ failure: { kind: "edge", name: "tokyo" }, atSeconds: 4 }, byTokyo);
  expect(story).toMatchObject({ failure: { kind: "edge", name: "tokyo" }, atSeconds: 4 });
  expect(story?.sessions).toMatchObject({ hit: 1, stranded: 0 });
  expect(story?.moments.find(({ stranded }) => stranded > 0)?.second).toBe(4);
});

test("every single failure, the most harmful first", () => {
  const outcomes = small({ everyFailure: true }, byTokyo).outcomes ?? [];
  const [first, ...rest] = outcomes;
  expect(first).toMatchObject({ failure: { kind: "home" }, hit: 1, stranded: 1 });
  const harm = outcomes.map(({ stranded, hit }) => stranded * 1000 + hit);
  expect(harm).toEqual([...harm].sort((a, b) => b - a));
  expect(rest.map(({ failure }) => failureText(failure))).toEqual(
    expect.arrayContaining(["edge:tokyo", "zone:ap-seoul-1", "backhaul:tokyo"]),
  );
  expect(new Set(outcomes.map(({ failure }) => failureText(failure))).size).toBe(outcomes.length);
});

describe("the heartbeat", () => {
  const port = (heartbeatSeconds?: number): Environment => {
    const { game, ...ports } = starfall.ports;
    if (game === undefined) throw new Error("no port of the game");
    return { ...starfall, ports: { ...ports, game: { ...game, ...(heartbeatSeconds && { heartbeatSeconds }) } } };
  };
  const noted = ({ notes }: { readonly notes: readonly string[] }) =>
    notes.filter((note) => note.includes("heartbeats"));
  const failure = { kind: "edge", name: "tokyo" } as const;

  test("is what follows from the way, or what is declared, or what is said, and it is told which", () => {
    expect(small().heartbeat).toEqual({ seconds: 450, by: "solved", port: "game" });
    expect(small({}, port(20)).heartbeat).toEqual({ seconds: 20, by: "declared", port: "game" });
    expect(small({ heartbeatSeconds: 5 }, port(20)).heartbeat).toEqual({ seconds: 5, by: "said", port: "game" });
  });

  test("decides how long players are stranded", () => {
    const over = (heartbeatSeconds: number) =>
      small({ failure, heartbeatSeconds }, byTokyo).story?.overAfterSeconds ?? 0;
    expect(over(120) - over(60)).toBeGreaterThanOrEqual(2 * (120 - 60));
  });

  test("where it is long it is told what to write, and only where something fails", () => {
    expect(noted(small())).toEqual([]);
    expect(noted(small({ failure }))).toEqual([expect.stringContaining("`ports.game.heartbeatSeconds`")]);
    expect(noted(small({ failure, heartbeatSeconds: 5 }))).toEqual([]);
  });
});

describe("room", () => {
  test("edges are full from as many players as their relays have room for", () => {
    // two relays of 20,000 each, and all play through tokyo
    const full = (number: number) => small({ players: number }, byTokyo).online?.full;
    expect(full(40_000)).toEqual([]);
    expect(full(40_001)).toEqual(["tokyo"]);
  });

  test("of single failures those are told that are not survived", () => {
    const failures = small({ players: 30_000 }, byTokyo).online?.failures ?? [];
    expect(failures.map(({ failure, strands, full }) => [failureText(failure), strands, full])).toEqual([
      ["home", true, []],
      ["zone:ap-tokyo-1", false, ["tokyo"]],
      ["zone:ap-tokyo-2", false, ["tokyo"]],
    ]);
  });

  test("is asked of the landings that are shown: those whom BGP leads wrong count too", () => {
    // Koreans enter at the second nearest point and so by another edge
    const limits = { routeChangePerHour: 0, secondNearest: 1 };
    const skyline = shipped("skyline", "prod");
    const wish = { atlas: loadAtlas(), everyFailure: true, players: 1 } as const;
    const edges = (simulation: ReturnType<typeof simulate>): string[] => [
      ...new Set(simulation.landings.flatMap(({ flows }) => flows.flatMap(({ edge: key }) => key ?? []))),
    ];
    const all = simulate(skyline, { ...wish, players: 1e9, limits });
    expect(all.online?.full).toEqual(edges(all).sort());
    for (const players of [1e5, 3e5, 1e6]) {
      const { online, outcomes = [] } = simulate(skyline, { ...wish, players, limits });
      const failed = new Map(online?.failures.map(({ failure, full }) => [failureText(failure), full]));
      for (const { failure, full = [] } of outcomes) expect(failed.get(failureText(failure)) ?? []).toEqual(full);
    }
  });

  test("outcomes tell it too", () => {
    const outcomes = small({ players: 30_000, everyFailure: true }, byTokyo).outcomes ?? [];
    const full = outcomes.filter((outcome) => (outcome.full ?? []).length > 0);
    expect(full.map(({ failure }) => failureText(failure)).sort()).toEqual(["zone:ap-tokyo-1", "zone:ap-tokyo-2"]);
  });
});

describe("notes", () => {
  test("an order for a region that no player is in", () => {
    const regions = { mars: { networks: [], prefer: ["tokyo"] } };
    const { notes } = small({}, { ...byTokyo, dispatch: { ...byTokyo.dispatch, regions } as Environment["dispatch"] });
    expect(notes).toContainEqual(expect.stringMatching(/^the order of mars is used by nobody here/));
  });

  test("players whose way is much longer than the Internet alone", () => {
    const slow = { name: "ours.csv", text: `${latency.text}\nkr,tencent/ap-seoul,5,internet` };
    const { notes } = small({ atlas: loadAtlas({ players, latency: slow }) });
    expect(notes[0]).toMatch(
      /more than a fifth longer than the Internet alone; that may be the estimate.*measure.*: South Korea \(kr\)$/,
    );
  });

  test("edges that nobody plays through, since the entry comes first, and what to write", () => {
    expect(small().notes).toEqual([
      expect.stringMatching(
        /nobody plays through frankfurt, singapore, tokyo.*`dispatch.prefer: \[frankfurt, entry\]`/,
      ),
    ]);
    expect(small({}, byTokyo).notes.at(-1)).toMatch(/nobody plays through frankfurt, singapore: no order/);
    expect(small({ atlas: loadAtlas() }, shipped("skyline", "prod")).notes.join()).not.toContain("nobody plays");
  });

  test("players in the mainland, where nothing says that the entry carries them", () => {
    const notes = (game: string): string => simulate(shipped(game, "prod"), { atlas: loadAtlas() }).notes.join("\n");
    expect(notes("skyline")).toMatch(/players in mainland China are taken to enter as all others do.*cn-north/);
    expect(notes("starfall")).not.toContain("mainland");
  });
});

test.each([
  ["starfall", "prod"],
  ["skyline", "prod"],
  ["lanterns", "prod"],
  ["moonrush", "live"],
])("%s %s: what is told is as the schema has it", (game, name) => {
  const environment = shipped(game, name);
  const atlas = loadAtlas();
  const limits = { routeChangePerHour: 0.01, secondNearest: 0.1 };
  const simulation = simulate(environment, { atlas, everyFailure: true, players: 1000, limits });
  const { story } = simulate(environment, { atlas, failure: { kind: "home", name: "" } });
  const written = JSON.parse(JSON.stringify({ ...simulation, story })) as unknown;
  expect(simulationSchema.parse(written)).toEqual(written);
  expect(simulation.landings.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

test("the same environment is told the same, whatever was simulated before", () => {
  const atlas = loadAtlas();
  const once = simulate(starfall, { atlas, everyFailure: true });
  simulate(byTokyo, { atlas, everyFailure: true, heartbeatSeconds: 5 });
  expect(simulate(starfall, { atlas, everyFailure: true })).toEqual(once);
});
