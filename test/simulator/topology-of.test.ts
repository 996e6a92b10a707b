import { composeList } from "../../dispatch/compose";
import { timeoutsByWay } from "../../model/timeouts/by-way";
import { behindEntry } from "../../simulator/behind-entry";
import { topologyOf } from "../../simulator/topology-of";
import { alibabaEdge, awsEdge, declared, declaredOn, edge, ensEdge, type Changes } from "../model/declared";

const areas = { "ap-tokyo": { bandwidthMbps: 50 }, "ap-seoul": { bandwidthMbps: 50, retire: "ap-seoul" } };
const ga2: Changes = { entry: { kind: "ga2", bandwidthMbps: 60, areas } };

test("a declaration as a value", () => {
  expect(topologyOf(declared())).toEqual({
    game: "duel",
    environment: "test",
    cloud: "tencent",
    entry: { rules: "aia", areas: [] },
    home: {
      region: "ap-seoul",
      place: "tencent/ap-seoul",
      zones: ["ap-seoul-1", "ap-seoul-2"],
      machines: { min: 2, max: 4 },
      dialPercent: 100,
      health: { intervalSeconds: 5, timeoutSeconds: 2, unhealthyAfter: 3, healthyAfter: 3 },
    },
    edges: {
      tokyo: {
        cloud: "tencent",
        region: "ap-tokyo",
        place: "tencent/ap-tokyo",
        zones: { "ap-tokyo-1": 2 },
        connections: 20000,
        dialPercent: 100,
        drain: false,
        road: "private",
      },
    },
    order: { usual: [["entry"], ["tokyo"]], regions: {} },
    weights: { tokyo: 100 },
    answerSeconds: 60,
    heartbeatSeconds: 450,
  });
});

test.each([
  ["global-accelerator", declaredOn("aws"), ["tokyo"]],
  ["aia", declared(), []],
  ["anycast-eip", declaredOn("alibaba"), []],
  [
    "ga2",
    declared({ ...ga2, edges: { tokyo: edge("ap-tokyo", { entryWeight: 30 }), far: edge("eu-frankfurt") } }),
    ["tokyo"],
  ],
] as const)("by the rules of %s, and which edges the entry leads to", (rules, environment, behind) => {
  const topology = topologyOf(environment);

  expect(topology.entry.rules).toBe(rules);
  expect(behindEntry(topology)).toEqual(behind);
});

test("areas are those of an accelerator that are not being given up", () => {
  expect(topologyOf(declared(ga2)).entry).toEqual({ rules: "ga2", areas: ["ap-tokyo"] });
});

test("an entry that is being given up leads nowhere", () => {
  expect(topologyOf(declared({ entry: { bandwidthMbps: 100, retire: "duel-test-entry" } })).entry.retired).toBe(true);
});

test("sites of a prefix of one's own are named", () => {
  const site = { machines: { one: { address: "203.0.113.9" } }, neighbours: {} };
  const bgp = { address: "198.51.100.1", prefix: "198.51.100.0/24", asn: 64501, sites: { osaka: site } };

  expect(topologyOf(declared({ entry: { bandwidthMbps: 100, bgp } })).entry.sites).toEqual(["osaka"]);
});

test("retired edges are nowhere, draining ones in no order", () => {
  const edges = {
    tokyo: awsEdge("ap-northeast-1", { drain: true }),
    gone: awsEdge("us-east-1", { retired: true }),
    frankfurt: awsEdge("eu-central-1"),
  };
  const dispatch = {
    prefer: ["tokyo", "gone", "frankfurt"],
    regions: { jp: { prefer: [["tokyo", "frankfurt"], "entry"] } },
  };
  const topology = topologyOf(declaredOn("aws", { edges, dispatch }));

  expect(Object.keys(topology.edges)).toEqual(["frankfurt", "tokyo"]);
  expect(topology.order).toEqual({
    usual: [["frankfurt"], ["entry"]],
    regions: { jp: [["frankfurt"], ["entry"]] },
  });
  expect(topology.weights).toEqual({ frankfurt: 100 });
});

test("clients are told the same order by the list", () => {
  const dispatch = { prefer: [["singapore", "tokyo"]], regions: { kr: { prefer: ["entry"] } }, weights: { tokyo: 7 } };
  const environment = declared({ edges: { singapore: edge("ap-singapore") }, dispatch });
  const addresses = { one: "198.51.100.2" };
  const published = {
    entry: { addresses: ["203.0.113.1"] },
    edges: { tokyo: { addresses }, singapore: { addresses } },
  };
  const list = composeList(environment, published, { version: 1, now: new Date() });
  const { order, weights } = topologyOf(environment);

  expect(order.usual).toEqual(list.order);
  expect(order.regions["kr"]).toEqual(list.regions["kr"]?.order);
  expect(weights).toEqual(Object.fromEntries(Object.entries(list.edges).map(([key, { weight }]) => [key, weight])));
});

test("roads and clouds of edges are told", () => {
  const { edges } = topologyOf(
    declaredOn("alibaba", { edges: { wuxi: ensEdge("cn-wuxi-telecom"), singapore: alibabaEdge("ap-southeast-1") } }),
  );

  expect(edges["wuxi"]).toMatchObject({ road: "public", place: "alibaba/cn-wuxi-telecom" });
  expect(edges["singapore"]).toMatchObject({ road: "private", place: "alibaba/ap-southeast-1" });
});

test("the last resort and names are told where there are any", () => {
  const dns = { zone: "duel.example", name: "play", ttlSeconds: 60 };
  const https = { name: "web", port: "game", cdn: "none" };

  expect(topologyOf(declared({ dns, https }))).toMatchObject({
    dns: { ttlSeconds: 60 },
    https: { url: "https://web.duel.example:7000/", cdn: "none" },
  });
});

describe("heartbeats", () => {
  const port = (heartbeatSeconds: number, protocol = "tcp", number = 7100) => ({
    protocol,
    port: number,
    heartbeatSeconds,
  });

  test("of the TCP port where they are longest, as declared", () => {
    const ports = { game: { heartbeatSeconds: 20 }, chat: port(70), fast: port(300, "udp", 7200) };

    expect(topologyOf(declared({ ports })).heartbeatSeconds).toBe(70);
  });

  test("as solved where nothing is declared: the least of all ways", () => {
    const environment = declaredOn("aws");
    const { game } = environment.ports;
    const solved = game ? timeoutsByWay(environment, game).map((way) => way.heartbeatSeconds) : [];

    expect(topologyOf(environment).heartbeatSeconds).toBe(Math.min(...solved));
  });

  test("of UDP where there is no TCP", () => {
    const environment = declared({
      ports: { game: undefined, sync: { heartbeatSeconds: 9 } },
      edges: { tokyo: undefined },
    });

    expect(topologyOf(environment).heartbeatSeconds).toBe(9);
  });
});
