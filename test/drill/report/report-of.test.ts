import type { Arrival, Life, Stay } from "../../../drill/clients/record";
import type { DrillResult, MeasuredNotice } from "../../../drill/drill";
import { drillReportSchema, type DrillReport } from "../../../drill/report/report";
import { reportOf, type ReportInput } from "../../../drill/report/report-of";
import { loadAtlas } from "../../../simulator/atlas/load-atlas";
import { fine } from "../../../simulator/failure/failure";
import { tellStory } from "../../../simulator/failure/tell-story";
import { land } from "../../../simulator/land";
import { notCounted } from "../../../simulator/limits";
import { topologyOf } from "../../../simulator/topology-of";
import { shipped } from "../../support/deployment";

const atlas = loadAtlas();
const topology = { ...topologyOf(shipped("skyline", "dev")), heartbeatSeconds: 5 };
const failure = { kind: "edge", name: "tokyo" } as const;
const story = tellStory({ topology, atlas, failure, atSeconds: 1, limits: notCounted });
const landings = land(topology, atlas, fine);
const expectedMs = landings.find(({ players }) => players === "jp")?.latency.expected ?? 0;
const failedAtSeconds = 20;

const stay = (changes: Partial<Stay> = {}): Stay => ({
  key: "entry",
  address: "127.2.0.1",
  through: "home",
  machine: "home-1",
  addressKept: true,
  fromSeconds: 1,
  echoes: 10,
  wrongBytes: 0,
  ...changes,
});
const silentAt = (seconds: number, changes: Partial<Stay> = {}): Stay =>
  stay({ lost: { atSeconds: failedAtSeconds + seconds, by: "silence" }, ...changes });
const life = (stays: readonly Stay[], changes: Partial<Life> = {}): Life => ({
  player: { region: "jp", number: 0 },
  stays,
  roundTrips: [expectedMs],
  ...changes,
});
const came = (atSeconds: number, through?: string): Arrival => ({
  region: "jp",
  atSeconds,
  ...(through !== undefined && { through, tookSeconds: 0.5 }),
});

function result(changes: Partial<DrillResult> = {}): DrillResult {
  const notices = story.notices.map((predicted): MeasuredNotice => {
    if (predicted.who === "the load balancer of tokyo")
      return { predicted, by: "stand-in", seconds: 16.9, agrees: "yes" };
    return { predicted, agrees: predicted.who === "players" ? "not seen" : "not measurable" };
  });
  return {
    ...{ failure, speed: 5, aligned: "the load balancer of tokyo", failedAtSeconds, endedAtSeconds: 100, notices },
    ...{ longestStallSeconds: 0.1, stalled: false },
    ran: { haproxy: "2.6.12", relays: 1, machines: 2, dispatcher: false },
    addresses: [{ part: "entry 1", address: "127.2.0.1", published: "198.51.100.1" }],
    ...changes,
  };
}

function report(lives: readonly Life[], changes: Partial<ReportInput> = {}): DrillReport {
  const rest = { started: new Date(0), tookSeconds: 20, lossShare: 0 };
  const made = reportOf({
    topology,
    result: result(),
    seen: { lives, arrivals: [] },
    story,
    landings,
    ...rest,
    ...changes,
  });
  return drillReportSchema.parse(JSON.parse(JSON.stringify(made)));
}

describe("sessions", () => {
  test("who lost the connection and plays again, who does not, and who was not hit", () => {
    const { sessions } = report([
      life([stay()]),
      life([silentAt(7), stay({ fromSeconds: failedAtSeconds + 48 })]),
      life([silentAt(9)]),
    ]);

    expect(sessions).toMatchObject({
      count: 3,
      neverPlayed: 0,
      measured: { hit: 2, moved: 1, stranded: 1 },
      silence: { firstSeconds: 7, lastSeconds: 9 },
      over: { measuredSeconds: 48, predictedSeconds: story.overAfterSeconds },
      echoes: 40,
    });
    expect(sessions.predicted).toEqual(story.sessions);
  });

  test("who came back to a way that failed as well is stranded", () => {
    const again = silentAt(30, { fromSeconds: failedAtSeconds + 12 });
    expect(report([life([silentAt(7), again])]).sessions.measured).toEqual({ hit: 1, moved: 0, stranded: 1 });
  });

  test("what was lost before the failure is not of the failure; who never played does not count", () => {
    const early = stay({ lost: { atSeconds: failedAtSeconds - 5, by: "end" } });
    const { sessions } = report([life([early, stay({ fromSeconds: failedAtSeconds - 4 })]), life([])]);

    expect(sessions).toMatchObject({ count: 1, neverPlayed: 1, measured: { hit: 0, moved: 0, stranded: 0 } });
  });

  test("wrong bytes and addresses that were not kept are told", () => {
    const { sessions } = report([life([stay({ wrongBytes: 3, addressKept: false })]), life([stay()])]);
    expect(sessions).toMatchObject({ wrongBytes: 3, addresses: { kept: 1, other: 1 } });
  });
});

describe("differences", () => {
  const lives = (hit: number, all: number): Life[] =>
    Array.from({ length: all }, (_, number) =>
      life(number < hit ? [silentAt(7), stay({ fromSeconds: failedAtSeconds + 48 })] : [stay()]),
    );

  const notices = result().notices.map((one) =>
    one.predicted.who === "players" ? { ...one, seconds: 7, agrees: "yes" as const } : one,
  );
  const noticed = (all: readonly Life[], changes: Partial<ReportInput> = {}): DrillReport =>
    report(all, { result: result({ notices }), ...changes });
  const { sessions } = story;

  test("there are none where as many are hit as predicted, and players noticed", () => {
    const { differences, verdict } = noticed(lives(Math.round(sessions.hit * 60), 60));
    expect({ differences, verdict }).toEqual({ differences: [], verdict: "as predicted" });
  });

  test.each([
    [0, 60],
    [15, 60],
    [9, 20],
    [8, 10],
    [0, 2000],
    [400, 2000],
  ])("%d of %d who are hit are not 15 %%", (hit, all) => {
    const { differences, verdict } = noticed(lives(hit, all));
    expect(differences).toEqual(expect.arrayContaining(["how many lost their connection", "how many play again"]));
    expect(verdict).toBe("otherwise");
  });

  test.each([1, 19, 20])("of %d players who are all stranded each is one too many", (all) => {
    const stranded = Array.from({ length: all }, () => life([silentAt(7)]));
    expect(noticed(stranded).differences).toContain("how many are stranded");
  });

  test("where nobody is predicted to be stranded, one who is counts", () => {
    expect(noticed([...lives(9, 59), life([silentAt(7)])]).differences).toEqual(["how many are stranded"]);
  });

  test("who never played is one", () => {
    expect(noticed([...lives(9, 60), life([])]).differences).toEqual(["how many played before it failed"]);
  });

  test("who plays again later than the last should is one, and sooner is none", () => {
    const after = (seconds: number): Life[] =>
      Array.from({ length: 60 }, (_, number) =>
        life(number < 9 ? [silentAt(7), stay({ fromSeconds: failedAtSeconds + seconds })] : [stay()]),
      );
    const latest = story.overAfterSeconds ?? 0;
    expect(noticed(after(latest * 1.3)).differences).toEqual(["when the last played again"]);
    expect(noticed(after(latest * 1.1)).differences).toEqual([]);
    expect(noticed(after(latest / 2)).differences).toEqual([]);
  });

  test("newcomers who get elsewhere than predicted are one, before the failure and afterwards", () => {
    const both = [...Array.from({ length: 40 }, () => came(5, "tokyo")), ...Array.from({ length: 40 }, () => came(80))];
    const all = lives(9, 60);
    expect(noticed(all, { seen: { lives: all, arrivals: both } }).differences).toEqual([
      "where newcomers got to before it failed",
      "where newcomers got to afterwards",
    ]);
  });

  test.each([
    [0.7, true],
    [0.9, false],
    [1.1, false],
    [2, true],
  ])("round trips %d times as long as predicted: told is %s", (times, told) => {
    const expected = landings.find(({ players }) => players === "br")?.latency.expected ?? 0;
    const all = lives(9, 60).map((one) => ({
      ...one,
      player: { region: "br", number: 0 },
      roundTrips: [times * expected],
    }));
    expect(noticed(all).differences).toEqual(told ? ["how long messages were away"] : []);
  });

  test("who should have noticed and did not is one", () => {
    expect(report(lives(9, 60)).differences).toEqual(["when players noticed"]);
  });

  test("where the machine stood still nothing is as predicted: there is no verdict on times and players", () => {
    const { differences, verdict } = report(lives(15, 20), { result: result({ stalled: true }) });
    expect({ differences, verdict }).toEqual({ differences: [], verdict: "stalled" });
  });

  test("a wrong byte or address is one at any time", () => {
    const wrong = report([life([stay({ wrongBytes: 1, addressKept: false })])], { result: result({ stalled: true }) });
    expect(wrong).toMatchObject({
      differences: ["what home sent back", "whose address home saw"],
      verdict: "otherwise",
    });
  });
});

describe("notices", () => {
  const players = (made: DrillReport) => made.notices.find(({ who }) => who === "players")?.agrees;

  test("players of whom nobody was hit have nothing to notice", () => {
    expect(players(report([life([stay()])]))).toBe("nobody hit");
  });

  test("players who were hit and said nothing are a difference", () => {
    expect(players(report([life([silentAt(7)])]))).toBe("not seen");
  });

  test("what the drill has measured stands beside what was predicted", () => {
    expect(report([]).notices).toContainEqual(
      expect.objectContaining({
        ...{ who: "the load balancer of tokyo", earliestSeconds: 12, latestSeconds: 17 },
        ...{ measuredSeconds: 16.9, by: "stand-in", agrees: "yes" },
      }),
    );
  });
});

describe("arrivals", () => {
  // the entry follows 47 s after the failure
  const arrivals = [
    ...[came(2, "home"), came(3, "tokyo"), came(18, "home")],
    ...[came(19.9), came(21, "home"), came(40)],
    ...[came(70, "home"), came(80, "home")],
  ];
  const seen = report([], { seen: { lives: [], arrivals } }).arrivals;

  test("are counted before the failure, until who decides has noticed, and afterwards", () => {
    expect(seen.before.measured).toEqual({ home: 2, tokyo: 1 });
    expect(seen.after.measured).toEqual({ home: 2 });
    expect(seen.after.fromSeconds).toBe(47);
  });

  test("whom the failure caught on the way came meanwhile", () => {
    expect(seen.meanwhile.measured).toEqual({ home: 1, nowhere: 2 });
  });

  test("beside them stands what the simulator says of the same time", () => {
    const [before] = story.moments;
    const last = story.moments.at(-1);
    for (const [key, share] of Object.entries(seen.before.predicted))
      expect(share).toBeCloseTo(before?.arrivals[key] ?? 0);
    for (const [key, share] of Object.entries(seen.after.predicted))
      expect(share).toBeCloseTo(last?.arrivals[key] ?? 0);
    expect(seen.before.predicted["tokyo"]).toBeGreaterThan(0);
    expect(seen.meanwhile.predicted["nowhere"]).toBeGreaterThan(0);
    expect(seen.after.predicted["nowhere"]).toBeUndefined();
  });
});

test("of a region's players each has its shortest round trip, and their mean is told", () => {
  const { latency } = report([
    ...[life([stay()], { roundTrips: [50, 40] }), life([stay()], { roundTrips: [90, 60, 70] })],
    ...[life([stay()], { roundTrips: [300] }), life([stay()], { roundTrips: [], player: { region: "kr", number: 0 } })],
  ]);
  const expected = landings.find(({ players }) => players === "jp")?.latency.expected;

  expect(latency[0]).toEqual({ region: "jp", players: 3, measuredMs: 400 / 3, predictedMs: expected });
  expect(latency[1]).toMatchObject({ region: "kr", players: 1 });
  expect(latency[1]?.measuredMs).toBeUndefined();
});
