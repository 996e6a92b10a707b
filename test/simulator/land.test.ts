import { failureKinds, type Failure } from "../../simulator/failure/failure";
import { land } from "../../simulator/land";
import type { Landing } from "../../simulator/landing";
import { meanLatency } from "../../simulator/mean-latency";
import type { Topology } from "../../simulator/topology";
import { topologyOf } from "../../simulator/topology-of";
import { awsEdge, declared, declaredOn, edge, ensEdge, type Changes } from "../model/declared";
import { lineAtlas } from "./line-atlas";

/** Seoul is at 0, Tokyo at 10, Singapore at 40, Frankfurt at 100; a player region has an entry point at its own place. */
const places = {
  "tencent/ap-seoul": 0,
  "tencent/ap-tokyo": 10,
  "tencent/eu-frankfurt": 100,
  "aws/ap-northeast-2": 0,
  "aws/ap-northeast-1": 10,
  "aws/ap-southeast-1": 40,
  "aws/eu-central-1": 100,
  "alibaba/cn-hongkong": 20,
  "alibaba/ap-northeast-1": 10,
  "alibaba/cn-wuxi-telecom": 12,
  "pop-seoul": 1,
  "pop-tokyo": 11,
  "pop-frankfurt": 101,
  kr: 2,
  jp: 12,
  de: 102,
  cn: 15,
};
const players = { kr: {}, jp: { weight: 2 }, de: {}, cn: { mainland: true } };
const atlas = lineAtlas(places, players);

const gone = (...failures: string[]): { down: Failure[]; noticed: Failure[] } => {
  const all = failures.map((text): Failure => {
    const [word = "", name = ""] = text.split(":");
    const kind = failureKinds.find((one) => one === word);
    if (kind === undefined) throw new Error(`${word} is no kind of failure`);
    return { kind, name };
  });
  return { down: all, noticed: [] };
};
const noticed = (...failures: string[]) => {
  const { down } = gone(...failures);
  return { down, noticed: down };
};

function of(players: string, landings: readonly Landing[]): Landing {
  const found = landings.find((landing) => landing.players === players);
  if (!found) throw new Error(`nobody in ${players}`);
  return found;
}

/** Flows as `share by edge reason milliseconds`, with what does not work marked. */
function told({ flows }: Landing): string[] {
  return flows.map(({ share, by, edge: key = "home", reason, milliseconds, works, tries }) =>
    [
      `${Number(share.toFixed(4))} ${by} ${key} ${reason} ${milliseconds}`,
      ...(tries > 0 ? [`after ${tries}`] : []),
      ...(works ? [] : ["dead"]),
    ].join(", "),
  );
}

const aws = (changes: Changes = {}): Topology => topologyOf(declaredOn("aws", changes));
const three: Changes = { edges: { frankfurt: awsEdge("eu-central-1"), singapore: awsEdge("ap-southeast-1") } };

describe("an accelerator of AWS", () => {
  test("leads to the nearest region, and from its relays home by the private road", () => {
    const landings = land(aws(three), atlas);

    expect(told(of("kr", landings))).toEqual(["1 entry home nearest 3"]);
    // 2 to the point, 1 to Tokyo, 10 home
    expect(told(of("jp", landings))).toEqual(["1 entry tokyo nearest 13"]);
    expect(told(of("de", landings))).toEqual(["1 entry frankfurt nearest 103"]);
    expect(of("jp", landings)).toMatchObject({ point: "pop-tokyo", accelerated: true, share: 0.4 });
    expect(of("jp", landings).latency).toEqual({ direct: 24, entry: 13, edge: 14, expected: 13 });
  });

  test("sends what a dial leaves over to the next region", () => {
    const landings = land(aws({ edges: { tokyo: { dialPercent: 25 } } }), atlas);

    expect(told(of("jp", landings))).toEqual(["0.25 entry tokyo nearest 13", "0.75 entry home spill 13"]);
    expect(told(of("kr", landings))).toEqual(["1 entry home nearest 3"]);
  });

  test("hands players of a drained edge to the next region, whatever its dial; no client is told of the edge", () => {
    const landings = land(aws({ edges: { tokyo: { drain: true } }, home: { dialPercent: 10 } }), atlas);

    expect(of("jp", landings).flows.every(({ edge: key }) => key === undefined)).toBe(true);
    expect(of("jp", landings).latency.edge).toBeUndefined();
  });

  test("says where a rule is not documented", () => {
    const [flow] = of("kr", land(aws({ edges: { tokyo: undefined }, home: { dialPercent: 50 } }), atlas)).flows;

    expect(flow).toMatchObject({ undocumented: true, reason: "only" });
  });

  test("an edge that fails gets players until it is noticed; they move on by themselves", () => {
    const topology = aws(three);

    expect(told(of("jp", land(topology, atlas, gone("edge:tokyo"))))).toEqual([
      // one try lost on the entry; Tokyo has half of all relays, and whoever tried those lost another
      ...["0.25 edge frankfurt next 276, after 1", "0.25 edge singapore next 96, after 1"],
      ...["0.25 edge frankfurt next 276, after 2", "0.25 edge singapore next 96, after 2"],
    ]);
    expect(told(of("jp", land(topology, atlas, noticed("edge:tokyo"))))).toEqual(["1 entry home failover 13"]);
  });

  test("a backhaul that fails takes its edge out when it is noticed", () => {
    const topology = aws();

    expect(told(of("jp", land(topology, atlas, gone("backhaul:tokyo"))))).toEqual(["1 entry tokyo nearest 13, dead"]);
    expect(told(of("jp", land(topology, atlas, noticed("backhaul:tokyo"))))).toEqual(["1 entry home failover 13"]);
  });

  test("a zone of an edge is one address of its load balancer: half, however many relays the other has", () => {
    const zones = { "ap-northeast-1a": 3, "ap-northeast-1c": 1 };
    const topology = aws({ edges: { tokyo: { relays: { zones } } } });

    const [first] = told(of("jp", land(topology, atlas, gone("zone:ap-northeast-1a"))));
    expect(first).toBe("0.5 entry tokyo nearest 13");
    expect(told(of("jp", land(topology, atlas, noticed("zone:ap-northeast-1a"))))).toEqual([
      "1 entry tokyo nearest 13",
    ]);
  });

  test("home is gone: nobody plays, noticed or not", () => {
    for (const condition of [gone("home"), noticed("home")]) {
      const landings = land(aws(three), atlas, condition);

      expect(landings.flatMap(({ flows }) => flows).some(({ works }) => works)).toBe(false);
      expect(landings.every(({ latency }) => latency.expected === undefined)).toBe(true);
      expect(meanLatency(landings).expected).toBeUndefined();
    }
  });

  test("home is known to be gone, and nothing is well: failed open to the nearest", () => {
    expect(told(of("de", land(aws(three), atlas, noticed("home"))))).toEqual(["1 entry frankfurt fail-open 103, dead"]);
  });

  test("an entry point that fails is entered until routes change, then the next is", () => {
    const topology = aws({ edges: { tokyo: undefined } });

    expect(told(of("jp", land(topology, atlas, gone("entry-pop:pop-tokyo"))))).toEqual(["1 entry home only 13, dead"]);
    const moved = of("jp", land(topology, atlas, noticed("entry-pop:pop-tokyo")));
    expect(moved.point).toBe("pop-seoul");
    expect(told(moved)).toEqual(["1 entry home only 23"]);
  });

  test("no entry point is left: by an edge's own address, or nowhere", () => {
    const condition = noticed("entry-pop:pop-tokyo", "entry-pop:pop-seoul", "entry-pop:pop-frankfurt");

    const byEdge = of("jp", land(aws(), atlas, condition));
    expect(byEdge.point).toBeUndefined();
    expect(byEdge.latency.entry).toBeUndefined();
    expect(told(byEdge)).toEqual(["1 edge tokyo next 14"]);
    expect(told(of("jp", land(aws({ edges: { tokyo: undefined } }), atlas, condition)))).toEqual([
      "1 nowhere home none 0, dead",
    ]);
  });

  test("those whom BGP leads wrong enter at the second nearest point", () => {
    const { flows, point } = of(
      "jp",
      land(aws({ edges: { tokyo: undefined } }), atlas, undefined, { routeChangePerHour: 0, secondNearest: 0.1 }),
    );

    expect(point).toBe("pop-tokyo");
    expect(flows.map((flow) => [flow.point, Number(flow.share.toFixed(4)), flow.milliseconds])).toEqual([
      ["pop-tokyo", 0.9, 13],
      ["pop-seoul", 0.1, 23],
    ]);
  });

  test("an entry that is being given up leads nowhere: edges take over", () => {
    const topology = aws();

    expect(told(of("jp", land({ ...topology, entry: { ...topology.entry, retired: true } }, atlas)))).toEqual([
      "1 edge tokyo next 14, after 1",
    ]);
  });

  test("names lead to the nearest edge, and past one that is known to be gone", () => {
    const topology = aws({ ...three, dns: { zone: "duel.example", name: "play", zoneId: "Z0123456789" } });

    expect(of("jp", land(topology, atlas)).fallback).toEqual({ tokyo: 1 });
    expect(of("jp", land(topology, atlas, noticed("edge:tokyo"))).fallback).toEqual({ singapore: 1 });
    expect(of("jp", land(aws(three), atlas)).fallback).toBeUndefined();
  });
});

describe("AIA", () => {
  const two: Changes = { edges: { frankfurt: edge("eu-frankfurt") } };

  test("leads home alone, over the backbone", () => {
    const landings = land(topologyOf(declared(two)), atlas);

    expect(told(of("de", landings))).toEqual(["1 entry home only 103"]);
    expect(of("de", landings).latency).toEqual({ direct: 204, entry: 103, edge: 104, expected: 103 });
  });

  test("does not accelerate players in mainland China: the Internet all the way", () => {
    const landing = of("cn", land(topologyOf(declared(two)), atlas));

    expect(landing).toMatchObject({ accelerated: false, latency: { direct: 30, entry: 30, expected: 30 } });
    expect(landing.point).toBeUndefined();
    // nor does it lose them with an entry point
    const condition = noticed("entry-pop:pop-tokyo", "entry-pop:pop-seoul", "entry-pop:pop-frankfurt");
    expect(told(of("cn", land(topologyOf(declared(two)), atlas, condition)))).toEqual(["1 entry home only 30"]);
  });

  test("regions have an order of their own; edges of a tier share by weight and room", () => {
    const relays = { zones: { "eu-frankfurt-1": 1 } };
    const dispatch = { regions: { jp: { prefer: [["frankfurt", "tokyo"]] } }, weights: { frankfurt: 200 } };
    const landings = land(
      topologyOf(declared({ edges: { frankfurt: edge("eu-frankfurt", { relays }) }, dispatch })),
      atlas,
    );

    expect(told(of("jp", landings))).toEqual(["0.5 edge frankfurt weight 276", "0.5 edge tokyo weight 14"]);
    expect(told(of("kr", landings))).toEqual(["1 entry home only 3"]);
  });

  test("an edge that is first is told as such, and the entry comes next", () => {
    const topology = topologyOf(declared({ dispatch: { prefer: ["tokyo"] } }));

    expect(told(of("jp", land(topology, atlas)))).toEqual(["1 edge tokyo order 14"]);
    expect(told(of("jp", land(topology, atlas, gone("edge:tokyo"))))).toEqual(["1 entry home next 13, after 1"]);
    expect(told(of("jp", land(topology, atlas, noticed("edge:tokyo"))))).toEqual(["1 entry home next 13"]);
  });

  test("a zone of home takes its share of connections until its load balancer notices", () => {
    const topology = topologyOf(declared({ edges: { tokyo: undefined } }));

    expect(told(of("kr", land(topology, atlas, gone("zone:ap-seoul-1"))))).toEqual([
      "0.5 entry home only 3",
      "0.5 entry home only 3, dead",
    ]);
    expect(told(of("kr", land(topology, atlas, noticed("zone:ap-seoul-1"))))).toEqual(["1 entry home only 3"]);
  });

  test("relays have addresses of their own: a zone that fails loses its relays' share, and clients try others", () => {
    const zones = { "ap-tokyo-1": 3, "ap-tokyo-2": 1 };
    const topology = topologyOf(declared({ edges: { tokyo: { relays: { zones } } }, dispatch: { prefer: ["tokyo"] } }));

    expect(told(of("jp", land(topology, atlas, gone("zone:ap-tokyo-1"))))).toEqual([
      "0.25 edge tokyo order 14",
      "0.75 edge tokyo next 14, after 1",
    ]);
  });
});

describe("GA2", () => {
  const areas = { "ap-tokyo": { bandwidthMbps: 50 }, "eu-frankfurt": { bandwidthMbps: 50 } };
  const relays = { zones: { "ap-tokyo-1": 2 } };
  const topology = topologyOf(
    declared({
      entry: { kind: "ga2", bandwidthMbps: 60, areas },
      edges: { tokyo: { entryWeight: 50, relays } },
    }),
  );

  test("is entered at the nearest area, and shares by weight wherever the player is", () => {
    const landing = of("de", land(topology, atlas));

    expect(landing.point).toBe("tencent/eu-frankfurt");
    // each of the two relays has half of home's share
    expect(told(landing)).toEqual(["0.5 entry home weight 104", "0.5 entry tokyo weight 104"]);
  });

  test("leads past relays that are known to be gone", () => {
    expect(told(of("jp", land(topology, atlas, noticed("edge:tokyo"))))).toEqual(["1 entry home weight 14"]);
  });

  test("does not notice that relays have no home: they accept its checks", () => {
    const { flows } = of("jp", land(topology, atlas, noticed("backhaul:tokyo")));

    expect(flows.filter(({ works }) => !works).map(({ edge: key, share }) => [key, share])).toEqual([["tokyo", 0.5]]);
  });

  test("whom DNS leads is not led wrong by BGP", () => {
    const limits = { routeChangePerHour: 0, secondNearest: 0.5 };

    expect(land(topology, atlas, undefined, limits)).toEqual(land(topology, atlas));
  });
});

describe("an edge on the Internet", () => {
  const topology = topologyOf(declaredOn("alibaba", { edges: { tokyo: undefined, wuxi: ensEdge("cn-wuxi-telecom") } }));
  const [wuxi] = Object.values(topology.edges);
  if (wuxi === undefined) throw new Error("no edge");
  const at = (place: string): Topology => ({ ...topology, edges: { wuxi: { ...wuxi, place } } });

  test("in the mainland reaches home over the Internet", () => {
    // 6 to the edge, 16 home
    expect(of("cn", land(topology, atlas)).latency.edge).toBe(22);
  });

  test("elsewhere comes in by the entry's address, at the point that is nearest to it", () => {
    // 10 to the edge; from there 2 to the point in Tokyo, and 9 home
    expect(of("cn", land(at("alibaba/ap-northeast-1"), atlas)).latency.edge).toBe(21);
  });

  test("has no home when the entry is being given up, since nothing is behind its address any more", () => {
    const retired: Topology = { ...topology, entry: { ...topology.entry, retired: true } };
    const landing = of("cn", land({ ...retired, order: { usual: [["wuxi"], ["entry"]], regions: {} } }, atlas));

    expect(landing.flows.map(({ by, works }) => [by, works])).toEqual([["nowhere", false]]);
    expect(landing.latency.edge).toBeUndefined();
    const ga2 = { ...retired, entry: { rules: "ga2", areas: ["x"], retired: true } } as const;
    const beside = land(
      { ...ga2, order: { usual: [["wuxi"]], regions: {} } },
      lineAtlas({ ...places, "tencent/x": 0 }, players),
    );
    expect(of("cn", beside).flows).toMatchObject([{ by: "edge", works: true }]);
  });
});

test("shares of regions are made relative to their sum", () => {
  expect(land(aws(), atlas).map(({ players: id, share }) => [id, share])).toEqual([
    ["kr", 0.2],
    ["jp", 0.4],
    ["de", 0.2],
    ["cn", 0.2],
  ]);
});

test("means count players", () => {
  const landings = land(topologyOf(declared()), atlas);
  const mean = landings.reduce((sum, { share, latency }) => sum + share * latency.direct, 0);

  expect(meanLatency(landings).direct).toBeCloseTo(mean);
});
