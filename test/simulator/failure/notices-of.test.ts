import { failureText, type Failure } from "../../../simulator/failure/failure";
import { noticesOf } from "../../../simulator/failure/notices-of";
import { readFailure } from "../../../simulator/failure/read-failure";
import type { Topology } from "../../../simulator/topology";
import { topologyOf } from "../../../simulator/topology-of";
import { declared, declaredOn, edge, ensEdge } from "../../model/declared";
import { atlas, shipped } from "./shipped";

/** `who earliest-latest`, with a star where new connections then go elsewhere, and a question mark where it is not documented. */
function told(topology: Topology, failure: Failure): string[] {
  return noticesOf(topology, failure).map(
    ({ who, earliestSeconds, latestSeconds, decides, undocumented = false }) =>
      `${who} ${earliestSeconds}-${latestSeconds}${decides ? "*" : ""}${undocumented ? "?" : ""}`,
  );
}

/**
 * Checks every 5 s with 2 s of patience, 3 in a row. A cloud's: 2 x 5 + 2 to 3 x 5 + 2. HAProxy's: 2 + 2 x (5 + 2) to 3 x (5 + 2). The
 * dispatcher's: 1 + 2 x (2 + 1) to 3 x (2 + 1).
 */
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ["starfall prod", "edge:tokyo", ["the dispatcher 7-9*", "players 450-900"]],
  ["starfall prod", "zone:ap-tokyo-1", ["the dispatcher 7-9*", "players 450-900"]],
  ["starfall prod", "zone:ap-seoul-1", ["the load balancer of home 12-17*", "players 450-900"]],
  ["starfall prod", "backhaul:tokyo", ["the dispatcher 7-9*", "the relays of tokyo 16-21", "players 450-900"]],
  ["starfall prod", "entry-pop:seoul", ["the routes 10-30*", "players 450-900"]],
  [
    "starfall prod",
    "home",
    [...["frankfurt", "singapore", "tokyo"].map((key) => `the relays of ${key} 16-21`), "players 450-900"],
  ],
  // then 30 s until the accelerator has followed, and Route 53: 2 x 30 to 3 x 30 + 60
  [
    "skyline prod",
    "edge:tokyo",
    ["the load balancer of tokyo 12-17", "the entry 42-47*", "the names 60-150", "players 170-340"],
  ],
  // relays answer 503 at once, when they have noticed: 16 + 2 x 5 to 21 + 3 x 5
  [
    "skyline prod",
    "backhaul:tokyo",
    ["the relays of tokyo 16-21", "the load balancer of tokyo 26-36", "the entry 56-66*", "players 170-340"],
  ],
  ["skyline prod", "zone:ap-northeast-1a", ["the load balancer of tokyo 12-17*?", "players 170-340"]],
  // the only zone of the edge
  [
    "skyline dev",
    "zone:ap-northeast-1a",
    ["the load balancer of tokyo 12-17", "the entry 42-47*", "the names 60-150", "players 170-340"],
  ],
  // of a load balancer of AWS each zone has an address of its own, which relays check; until then they try another by themselves
  [
    "skyline dev",
    "zone:ap-northeast-2a",
    ["the load balancer of home 12-17?", "the relays of tokyo 16-21", "players 170-340"],
  ],
  [
    "skyline dev",
    "home",
    ["the load balancer of home 12-17", "the relays of tokyo 16-21", "the entry 42-47", "players 170-340"],
  ],
  ["skyline prod", "entry-pop:seoul", ["the routes 10-30*", "players 170-340"]],
  ["lanterns prod", "edge:singapore", ["the dispatcher 7-9*", "players 450-900"]],
  // over the Internet nobody asks its relays
  ["lanterns prod", "edge:wuxi", ["players 450-900"]],
  ["lanterns prod", "backhaul:wuxi", ["the relays of wuxi 16-21", "players 450-900"]],
  ["lanterns prod", "zone:ap-northeast-1b", ["the load balancer of home 12-17*", "players 450-900"]],
  ["lanterns prod", "entry-pop:tokyo", ["the routes 10-30*", "players 450-900"]],
  // checks every 10 s with 3 s of patience, 3 in a row
  ["moonrush live", "zone:ap-tokyo-1", ["the load balancer of home 23-33*", "players 450-900"]],
  ["moonrush live", "home", ["players 450-900"]],
];

test.each(cases)("%s, %s", (name, failure, expected) => {
  const topology = shipped(name);

  expect(told(topology, readFailure(failure, topology, atlas))).toEqual(expected);
});

test("a zone with all machines of home leaves none to lead players to", () => {
  const topology = shipped("skyline dev");

  expect(noticesOf(topology, readFailure("zone:ap-northeast-2a", topology, atlas))[0]).toMatchObject({
    then: "none of its machines is well",
    decides: false,
  });
});

describe("the dispatcher", () => {
  const tokyo: Failure = { kind: "edge", name: "tokyo" };

  test("takes it for its own trouble when it hears less than half of the relays that it asks", () => {
    // two relays in Tokyo, one in Frankfurt
    const topology = topologyOf(declared({ edges: { frankfurt: edge("eu-frankfurt") } }));

    expect(told(topology, tokyo)).toEqual(["players 450-900"]);
    expect(told(topology, { kind: "edge", name: "frankfurt" })).toContain("the dispatcher 7-9*");
  });

  test("asks nobody over the Internet, nobody who drains, and nobody on AWS", () => {
    const asked = (changes: object) =>
      told(
        topologyOf(
          declared({
            edges: { frankfurt: edge("eu-frankfurt", { relays: { zones: { "eu-frankfurt-1": 4 } } }), tokyo: changes },
          }),
        ),
        tokyo,
      );

    expect(asked({})).toContain("the dispatcher 7-9*");
    expect(asked({ drain: true })).toEqual(["players 450-900"]);
    const topology = topologyOf(
      declared({ edges: { tokyo: ensEdge("cn-wuxi-telecom"), frankfurt: edge("eu-frankfurt") } }),
    );
    expect(told(topology, tokyo)).toEqual(["players 450-900"]);
  });
});

describe("an accelerator by GA2's rules", () => {
  const ga2 = topologyOf(
    declared({
      entry: { kind: "ga2", areas: { "ap-tokyo": { bandwidthMbps: 10 } } },
      edges: { tokyo: { entryWeight: 50 }, frankfurt: edge("eu-frankfurt") },
    }),
  );
  const who = (failure: Failure): string[] => noticesOf(ga2, failure).map((notice) => notice.who);

  test("checks relays that have a share, each by itself", () => {
    expect(told(ga2, { kind: "edge", name: "tokyo" })).toContain("the entry 12-17*");
    expect(told(ga2, { kind: "zone", name: "ap-tokyo-1" })).toContain("the entry 12-17*");
    expect(who({ kind: "edge", name: "frankfurt" })).not.toContain("the entry");
  });

  test("never notices that relays have no way home, since they accept connections", () => {
    expect(who({ kind: "backhaul", name: "tokyo" })).not.toContain("the entry");
  });

  test("has an address for each area, whose failure nobody documents", () => {
    expect(who({ kind: "entry-pop", name: "tencent/ap-tokyo" })).toEqual(["players"]);
  });
});

test("a check by HTTP on Alibaba Cloud is as patient as its interval, whatever is declared", () => {
  const health = { port: "game", intervalSeconds: 5, timeoutSeconds: 2, unhealthyAfter: 3 };
  const zone: Failure = { kind: "zone", name: "cn-hongkong-b" };
  const by = (changes: object) =>
    told(topologyOf(declaredOn("alibaba", { home: { health: { ...health, ...changes } } })), zone);

  expect(by({})).toContain("the load balancer of home 12-17*");
  expect(by({ http: { path: "/well" } })).toContain("the load balancer of home 15-20*");
});

test("all notices come in order, with a source, and never before they can", () => {
  for (const name of ["starfall prod", "skyline prod", "lanterns prod", "moonrush live"]) {
    const topology = shipped(name);
    for (const failure of ["home", ...topology.home.zones.map((zone) => `zone:${zone}`)]) {
      const notices = noticesOf(topology, readFailure(failure, topology, atlas));

      expect(notices.map(({ latestSeconds }) => latestSeconds)).toEqual(
        notices.map(({ latestSeconds }) => latestSeconds).sort((a, b) => a - b),
      );
      expect(notices.filter(({ earliestSeconds, latestSeconds }) => earliestSeconds > latestSeconds)).toEqual([]);
      expect(notices.filter(({ source, how }) => source === "" || how === "")).toEqual([]);
    }
  }
  expect(failureText({ kind: "home", name: "" })).toBe("home");
});
