import { alibabaModel } from "../../../model/alibaba";
import { alibabaEdge, declaredOn, edge as tencentEdge, ensEdge, type Changes } from "../declared";

const always = ["account/prerequisites", "entry/no-failover"];
const shanghai = alibabaEdge("cn-shanghai");
const onTcpAlone = { ports: { sync: undefined } };

function advised(changes: Changes, name = "test"): string[] {
  return alibabaModel
    .advice({ ...declaredOn("alibaba", { ...onTcpAlone, ...changes }), name })
    .map(({ code }) => code)
    .filter((code) => !always.includes(code));
}

test("what every account needs, and that nothing fails over, is always said", () => {
  expect(alibabaModel.advice(declaredOn("alibaba", onTcpAlone)).map(({ code }) => code)).toEqual(always);
});

test.each<[string, Changes]>([
  ["port/udp-check", { ports: {} }],
  ["entry/retiring", { entry: { retire: "duel-test-entry" } }],
  ["edge/cross-border", { edges: { shanghai } }],
  ["edge/ens-nodes", { edges: { wuxi: told("cn-wuxi-telecom"), dalian: told("cn-dalian-unicom") } }],
  ["dns/ttl-edition", { dns: { zone: "duel.example", name: "play", ttlSeconds: 599 } }],
  ["home/no-spare-machine", { home: { fleet: { min: 1 } } }],
  ["home/backend-quota", { home: { fleet: { max: 201 } } }],
  ["home/region-unconfirmed", { home: { region: "ap-northeast-2" }, acknowledge: ["anycast-region"] }],
  ["health/http-timeout", { home: { health: { http: { path: "/ready" } } } }],
])("%s", (code, changes) => {
  expect(advised(changes)).toEqual([code]);
});

test.each<[string, Changes]>([
  ["records as long as everybody may keep them", { dns: { zone: "duel.example", name: "play", ttlSeconds: 600 } }],
  ["as many machines as a load balancer sends to", { home: { fleet: { max: 200 } } }],
  [
    "an edge in the mainland with a public road",
    { edges: { shanghai: { ...shanghai, backhaul: { public: "addresses" } } } },
  ],
  [
    "Hong Kong, where no border is crossed",
    { home: { region: "ap-southeast-1" }, edges: { hongkong: alibabaEdge("cn-hongkong") } },
  ],
  ["an edge on another cloud", { edges: { canton: { ...tencentEdge("ap-guangzhou"), cloud: "tencent" } } }],
])("nothing of %s", (_what, changes) => {
  expect(advised(changes)).toEqual([]);
});

test("an edge at an ENS node needs the addresses of its relays written down", () => {
  expect(advised({ edges: { wuxi: ensEdge("cn-wuxi-telecom") } })).toEqual([
    "edge/ens-nodes",
    "edge/addresses-missing",
  ]);
});

test("production is protected, and its state is where everybody finds it", () => {
  const state = { backend: "pg" };
  expect(advised({ state, home: { deleteProtection: false } }, "prod")).toEqual(["home/unprotected"]);
  expect(advised({}, "live")).toEqual(["state/local"]);
});

test("advice is told as problems are", () => {
  const everything = declaredOn("alibaba", {
    entry: { retire: "x" },
    home: { region: "ap-northeast-2", fleet: { min: 0, max: 300 }, health: { http: { path: "/" } } },
    edges: { shanghai, wuxi: ensEdge("cn-wuxi-telecom") },
  });
  for (const { code, what, fix } of alibabaModel.advice({ ...everything, name: "prod" })) {
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(what).not.toMatch(/undefined|\.$/);
    expect(fix).not.toMatch(/undefined|\.$/);
  }
});

/** An ENS edge whose address is written down. */
function told(node: string): Changes {
  return ensEdge(node, { relays: { addresses: { [`${node}-1`]: "203.0.113.5" } } });
}
