import { awsModel } from "../../../model/aws";
import { alibabaModel } from "../../../model/alibaba";
import { portSchema } from "../../../model/port";
import { tencentModel } from "../../../model/tencent";
import { timeoutsByWay } from "../../../model/timeouts/by-way";
import type { Link } from "../../../model/timeouts/link";
import { timeoutRules } from "../../../model/timeouts/rules";
import { solveTimeouts } from "../../../model/timeouts/solve";
import { violations } from "../../../model/rule";
import { awsEdge, declared, edge, ensEdge } from "../declared";

const game = portSchema.parse({ protocol: "tcp", port: 7000, relayPort: 17000 });
const told = (links: readonly Link[]) => links.map(({ title, seconds = "?" }) => `${title}: ${seconds}`);
const node = "cn-wuxi-telecom_unicom_cmcc-2";

test("the edge's hops are of its cloud, home's and the entry of home's", () => {
  const { paths } = solveTimeouts(game, awsModel, { homeIdle: tencentModel.idle, throughEntry: true });
  expect(told(paths.entry)).toEqual([
    "player's network: 7440",
    "Anycast Internet Acceleration: ?",
    "CLB of home: 900",
    "CVM connection tracking at home: ?",
  ]);
  expect(told(paths.edge)).toEqual([
    "player's network: 7440",
    // no accelerator: players come to the edge itself
    "Network Load Balancer of the edge: 350",
    "EC2 connection tracking at the edge: 432000",
    "relay: 900",
    "Anycast Internet Acceleration: ?",
    "CLB of home: 900",
    "CVM connection tracking at home: ?",
  ]);
});

test("the least patient hop of both clouds decides", () => {
  const road = { homeIdle: tencentModel.idle, throughEntry: true };
  expect(solveTimeouts(game, awsModel, road)).toMatchObject({
    leastPatient: { title: "Network Load Balancer of the edge", seconds: 350 },
    heartbeatSeconds: 175,
    edgeLoadBalancerSeconds: 350,
    homeLoadBalancerSeconds: 900,
    // as patient as home's, which still holds whom the edge's has lost
    relaySeconds: 900,
    gameSeconds: 900,
  });
  expect(solveTimeouts(game, tencentModel).heartbeatSeconds).toBe(450);
});

test("home on the relays' cloud is what it is without saying so", () => {
  for (const { idle } of [awsModel, tencentModel, alibabaModel]) {
    expect(solveTimeouts(game, { idle }, { homeIdle: idle })).toEqual(solveTimeouts(game, { idle }));
  }
});

test("rules hold a heartbeat against the hops of both", () => {
  const found = (heartbeatSeconds: number) =>
    violations(timeoutRules(awsModel), {
      ports: { game: { ...game, heartbeatSeconds, idleSeconds: 400 } },
      edges: { virginia: { backhaul: { public: "tls" } } },
      homeIdle: tencentModel.idle,
    }).map(({ code }) => code);
  expect(found(200)).toEqual([]);
  expect(found(201)).toEqual(["timeout/hop"]);
});

describe("by way", () => {
  const mixed = declared({
    edges: {
      singapore: edge("ap-singapore"),
      virginia: awsEdge("us-east-1", { cloud: "aws", backhaul: { public: "tls" } }),
      wuxi: ensEdge(node, { cloud: "alibaba" }),
      frankfurt: edge("eu-frankfurt", { backhaul: { public: "addresses", bandwidthMbps: undefined } }),
    },
  });

  test("edges of one cloud and one kind of road have a way together", () => {
    const ways = timeoutsByWay(mixed, game);
    expect(ways.map(({ edges }) => edges)).toEqual([["frankfurt"], ["singapore", "tokyo"], ["virginia"], ["wuxi"]]);
    const [frankfurt, tokyo] = ways.map(({ paths }) => told(paths.edge));
    expect(frankfurt).toContain("Anycast Internet Acceleration: ?");
    expect(tokyo).not.toContain("Anycast Internet Acceleration: ?");
  });

  test("all have the entry's path in common", () => {
    const [first, ...more] = timeoutsByWay(mixed, game).map(({ paths }) => paths.entry);
    for (const path of more) expect(path).toEqual(first);
  });

  test("without edges there is one, of home's cloud", () => {
    const [only, ...more] = timeoutsByWay(declared({ edges: { tokyo: undefined } }), game);
    expect(more).toEqual([]);
    expect(only).toEqual({ edges: [], sites: [], ...solveTimeouts(game, tencentModel) });
  });

  test("edges that an accelerator leads to have a second way, through it, while traffic knows them", () => {
    const areas = { "ap-seoul": { bandwidthMbps: 50 } };
    const weighed = edge("eu-frankfurt", { entryWeight: 50 });
    const edges = { frankfurt: weighed, virginia: { ...weighed, retired: true } };
    const ways = timeoutsByWay(declared({ entry: { kind: "ga2", areas }, edges }), game);
    expect(ways).toMatchObject([{ edges: ["frankfurt", "tokyo", "virginia"] }, { edges: ["frankfurt"] }]);
    expect(ways.map(({ behindEntry = false }) => behindEntry)).toEqual([false, true]);
    const [straight = [], behind = []] = ways.map(({ paths }) => told(paths.edge));
    expect(straight.slice(0, 2)).toEqual(["player's network: 7440", "CVM connection tracking at the edge: ?"]);
    expect(behind).toEqual([straight[0], "Global Accelerator 2.0: 900", ...straight.slice(1)]);
  });

  describe("sites", () => {
    const site = {
      machines: { a: { address: "198.51.100.11" } },
      neighbours: { up: { address: "198.51.100.1", asn: 64515 } },
    };
    const bgp = {
      asn: 64500,
      prefix: "203.0.113.0/24",
      address: "203.0.113.10",
      sites: { osaka: site, fukuoka: site },
    };

    test("have a way together, over the Internet to the entry", () => {
      const [, sites, ...more] = timeoutsByWay(declared({ entry: { bgp } }), game);
      expect(more).toEqual([]);
      expect(sites).toMatchObject({ edges: [], sites: ["fukuoka", "osaka"] });
      expect(told(sites?.paths.edge ?? [])).toEqual([
        "player's network: 7440",
        "hoster's network at the site: ?",
        "relay: 900",
        "Anycast Internet Acceleration: ?",
        "CLB of home: 900",
        "CVM connection tracking at home: ?",
      ]);
    });

    test("are there without edges, too, and miss the accelerator where home has an address of its own", () => {
      const areas = { "ap-seoul": { bandwidthMbps: 50 } };
      const alone = declared({ entry: { bgp, kind: "ga2", areas }, edges: { tokyo: undefined } });
      const [sites, ...more] = timeoutsByWay(alone, game);
      expect(more).toEqual([]);
      expect(told(sites.paths.edge)).not.toContain("Global Accelerator 2.0: 900");
      expect(told(sites.paths.entry)).toContain("Global Accelerator 2.0: 900");
    });
  });
});
