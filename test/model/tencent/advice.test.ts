import { tencentModel } from "../../../model/tencent";
import { declared, edge, type Changes } from "../declared";

const always = ["account/prerequisites", "entry/no-failover"];

function advised(changes: Changes, name = "test"): string[] {
  return tencentModel
    .advice({ ...declared(changes), name })
    .map(({ code }) => code)
    .filter((code) => !always.includes(code));
}

test("what every account needs, and that nothing fails over, is always said", () => {
  expect(tencentModel.advice(declared()).map(({ code }) => code)).toEqual(always);
});

test.each<[string, Changes]>([
  ["port/ping", { ports: { sync: { probe: "ping" } } }],
  ["port/ping", { ports: { sync: { probe: undefined } } }],
  ["entry/bandwidth-reference", { entry: { bandwidthMbps: 2000 } }],
  ["entry/retiring", { entry: { retire: "duel-test-entry" } }],
  ["edge/cross-border", { edges: { canton: edge("ap-guangzhou") } }],
  ["edge/edge-zone-unproven", { edges: { tokyo: { kind: "edge-zone" } }, acknowledge: ["edge-zones"] }],
  ["edge/address-quota", { edges: { tokyo: { relays: { zones: { "ap-tokyo-1": 21 } } } } }],
  ["dns/delegated-by-hand", { dns: { zone: "play.duel.example", name: "game", delegate: {} } }],
  [
    "https/proof",
    {
      dns: { zone: "duel.example", name: "play" },
      https: { name: "web", port: "game", cdn: "tencent-cdn", certificate: "leVhlnZb" },
    },
  ],
  ["home/no-spare-machine", { home: { fleet: { min: 1 } } }],
  ["home/region-unconfirmed", { home: { region: "na-ashburn" }, acknowledge: ["anycast-region"] }],
])("%s", (code, changes) => {
  expect(advised(changes)).toEqual([code]);
});

test.each<[string, Changes]>([
  ["a cap below the reference", { entry: { bandwidthMbps: 1999 } }],
  ["as many relays as there are addresses", { edges: { tokyo: { relays: { zones: { "ap-tokyo-1": 20 } } } } }],
  ["an unprotected home that is no production", { home: { deleteProtection: false } }],
])("nothing of %s", (_what, changes) => {
  expect(advised(changes)).toEqual([]);
});

test("an accelerator is told for what it is, in place of an anycast address", () => {
  const changes = {
    entry: { kind: "ga2", areas: { "ap-tokyo": { bandwidthMbps: 50 }, "ap-seoul": { bandwidthMbps: 5 } } },
  };
  const advice = tencentModel.advice(declared(changes));
  expect(advice.map(({ code }) => code)).toEqual([
    "account/prerequisites",
    "entry/no-single-address",
    "home/public-address",
    "entry/player-addresses",
    "entry/udp-idle",
  ]);
  const [account, addresses] = advice.map(({ what }) => what);
  expect(account).toContain("Global Accelerator 2.0");
  expect(account).not.toContain("AIA");
  expect(addresses).toContain("an address for each area (ap-seoul, ap-tokyo)");
  expect(addresses).toContain("there is no single anycast address");
  expect(advised({ ...changes, ports: { sync: undefined } })).not.toContain("entry/udp-idle");
  const leaving = { "ap-tokyo": { bandwidthMbps: 50, retire: "ap-tokyo" }, "ap-seoul": { bandwidthMbps: 5 } };
  expect(advised({ entry: { kind: "ga2", areas: leaving } })).toContain("entry/area-retiring");
});

test("a private road on one side of the border needs no approval", () => {
  const entry = { kind: "ga2", areas: { "ap-shanghai": { bandwidthMbps: 5 } } };
  const edges = { tokyo: undefined, canton: edge("ap-guangzhou") };
  expect(advised({ entry, edges, home: { region: "ap-shanghai" } })).not.toContain("edge/cross-border");
  expect(advised({ entry, home: { region: "ap-shanghai" } })).toContain("edge/cross-border");
});

test("production is protected, and its state is where everybody finds it", () => {
  const state = { backend: "pg" };
  for (const name of ["prod", "prod-eu", "live"]) {
    expect(advised({ state, home: { deleteProtection: false } }, name)).toEqual(["home/unprotected"]);
    expect(advised({}, name)).toEqual(["state/local"]);
    expect(advised({ state }, name)).toEqual([]);
  }
});

test("advice is told as problems are", () => {
  const everything = declared({
    ports: { sync: { probe: "ping" } },
    entry: { bandwidthMbps: 2000, retire: "x" },
    home: { region: "na-ashburn", deleteProtection: false, fleet: { min: 0 } },
    edges: { canton: edge("ap-guangzhou", { relays: { zones: { "ap-guangzhou-3": 30 } } }) },
  });
  for (const { code, what, fix } of tencentModel.advice({ ...everything, name: "prod" })) {
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(what).not.toMatch(/undefined|\.$/);
    expect(fix).not.toMatch(/undefined|\.$/);
  }
});
