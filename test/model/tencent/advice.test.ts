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
  ["edge/address-quota", { edges: { tokyo: { relays: { zones: { "ap-tokyo-1": 21 } } } } }],
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
