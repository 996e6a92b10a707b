import { alibabaEdge, ensEdge, manyPorts, type Changes } from "../declared";
import type { Case } from "./cases";
import { bgpCases } from "./bgp.cases";
import { dispatchCases } from "./dispatch.cases";

const health = (changes: Changes) => ({ home: { health: changes } });
const fleet = (changes: Changes) => ({ home: { fleet: changes } });
const port = (changes: Changes) => ({ ports: { game: changes } });
const tokyo = (changes: Changes) => ({ edges: { tokyo: changes } });
const relays = (changes: Changes) => tokyo({ relays: changes });
const probe = (send: string, format: string) => ({ ports: { sync: { probe: { send, expect: "AA", format } } } });
const homeTls = { certificate: "/own.pem", authority: "/home.pem" };
const script = (bytes: number) => "x".repeat(bytes);
const otherHome = (address: string, changes: Changes = {}) => ({
  edges: { tokyo: { relays: { otherHomes: { next: { address, weight: 10 } } }, ...changes } },
});
const node = "cn-wuxi-telecom_unicom_cmcc-2";
/** A second edge, at an ENS node. */
const ens = (changes: Changes = {}, at = node) => ({ edges: { wuxi: ensEdge(at, changes) } });
const tags = (count: number) => ({
  tags: Object.fromEntries(Array.from({ length: count }, (_, n) => [`tag${n}`, "x"])),
});

/** By code. The test fails for a rule without a line here, and for a line without a rule. */
export const alibabaCases: Readonly<Record<string, Case>> = {
  ...bgpCases,
  ...dispatchCases,
  "port/none": { wrong: [{ ports: { game: undefined, sync: undefined } }], right: [{ ports: { sync: undefined } }] },
  "port/reversed": {
    wrong: [port({ port: { from: 7000, to: 6999 } })],
    right: [port({ port: { from: 7000, to: 7000 } })],
  },
  "port/overlap": {
    wrong: [{ ports: { again: { protocol: "tcp", port: 7000 } } }],
    right: [{ ports: { other: { protocol: "tcp", port: 7002 } } }],
  },
  "port/probe-protocol": { wrong: [port({ probe: "ping" })], right: [{}] },
  "port/probe-hex": { wrong: [probe("abc", "hex")], right: [probe("00fF", "hex")] },
  "port/probe-text": { wrong: [probe("é", "text")], right: [probe("~ !", "text")] },
  "port/idle": {
    wrong: [port({ idleSeconds: 9 }), port({ idleSeconds: 901 })],
    right: [port({ idleSeconds: 10 }), port({ idleSeconds: 900 }), {}],
  },
  "port/reserved": {
    wrong: [250, 4789, 4790].map((number) => ({ ports: { sync: { port: number } } })),
    right: [...[249, 251, 4788, 4791].map((number) => ({ ports: { sync: { port: number } } })), port({ port: 4789 })],
  },
  "timeout/none": { wrong: [port({ idleSeconds: 1 })], right: [port({ idleSeconds: 2 }), {}] },
  "timeout/hop": {
    wrong: [
      port({ heartbeatSeconds: 451 }),
      port({ heartbeatSeconds: 60, idleSeconds: 119 }),
      { ports: { sync: { heartbeatSeconds: 61 } } },
    ],
    right: [
      port({ heartbeatSeconds: 450 }),
      port({ heartbeatSeconds: 60, idleSeconds: 120 }),
      { ports: { sync: { heartbeatSeconds: 60 } } },
    ],
  },
  // with `game`, its relay port and `sync`
  "port/too-many": { wrong: [{ ports: manyPorts(48) }], right: [{ ports: manyPorts(47) }] },
  "port/home-port-range": {
    wrong: [port({ port: { from: 7000, to: 7002 }, homePort: 9000 })],
    right: [port({ homePort: 9000 })],
  },
  "port/home-port-taken": {
    wrong: [
      port({ homePort: 17000 }),
      port({ relayPort: 7001 }),
      { ports: { sync: { homePort: 17000 } } },
      { ports: { game: { homePort: 9000 }, sync: { homePort: 9000 } } },
    ],
    right: [
      {},
      port({ homePort: 7000 }),
      { ports: { game: { homePort: 9000 }, sync: { homePort: 9001 } } },
      // the one at the load balancer, the other at the machines
      { ports: { game: { homePort: 9000 }, more: { protocol: "tcp", port: 7002, homePort: 7000 } } },
      // the capability table's
      { ports: { sync: { port: 7000 } } },
    ],
  },
  "port/relay-port-range": { wrong: [port({ port: { from: 7000, to: 7002 } })], right: [{}] },
  "port/relay-port-name": {
    wrong: [{ ports: { "relays-game": { protocol: "udp", port: 7002 } } }],
    right: [{ ports: { "relays-sync": { protocol: "udp", port: 7002 } } }],
  },
  "port/relay-port-udp": { wrong: [{ ports: { sync: { relayPort: 17001 } } }], right: [{}] },
  "port/relay-port-missing": {
    wrong: [port({ relayPort: undefined })],
    right: [{}, { ...port({ relayPort: undefined }), edges: { tokyo: undefined } }],
  },
  "port/websocket-udp": {
    wrong: [{ ports: { sync: { websocket: { path: "/" } } } }],
    right: [port({ websocket: { path: "/" } })],
  },
  "port/tls-udp": {
    wrong: [{ ports: { sync: { tls: { certificate: "/a.pem" } } } }],
    right: [port({ tls: { certificate: "/a.pem" } })],
  },
  "port/tls-ended-twice": {
    wrong: [port({ tls: { certificate: "/a.pem" }, websocket: { path: "/", tls: true } })],
    right: [port({ tls: { certificate: "/a.pem" } }), port({ websocket: { path: "/", tls: true } })],
  },
  "port/taken-by-relays": { wrong: [port({ port: 8404 })], right: [port({ port: 8403 })] },

  "health/timeout": {
    wrong: [health({ intervalSeconds: 5, timeoutSeconds: 5 })],
    right: [health({ intervalSeconds: 5, timeoutSeconds: 4 })],
  },
  "health/port": { wrong: [health({ port: "gme" }), health({ port: "sync" })], right: [health({ port: "game" }), {}] },
  "health/http-unused": {
    wrong: [{ ...health({ http: { path: "/" } }), ports: { game: undefined } }],
    right: [health({ http: { path: "/" } })],
  },
  "health/http-path": {
    wrong: ["/is_ready", "/ready;a", "/~"].map((path) => health({ http: { path } })),
    right: [...["/", "/a-b/c.d%20?e#f&g"].map((path) => health({ http: { path } })), {}],
  },
  "health/range": {
    wrong: [
      health({ intervalSeconds: 51 }),
      health({ timeoutSeconds: 301 }),
      health({ unhealthyAfter: 1 }),
      health({ unhealthyAfter: 11 }),
      health({ healthyAfter: 1 }),
      health({ healthyAfter: 11 }),
    ],
    right: [
      health({ intervalSeconds: 50, timeoutSeconds: 49, unhealthyAfter: 10, healthyAfter: 10 }),
      health({ intervalSeconds: 2, timeoutSeconds: 1, unhealthyAfter: 2, healthyAfter: 2 }),
    ],
  },

  "home/region-mainland": {
    wrong: [{ home: { region: "cn-shanghai" } }, { home: { region: "cn-shenzhen-finance-1" } }],
    right: [{ home: { region: "cn-hongkong" } }],
  },
  "home/region-unlisted": {
    wrong: [{ home: { region: "ap-northeast-2" } }, { home: { region: "ap-southeast-5" } }],
    right: [
      { home: { region: "ap-northeast-2" }, acknowledge: ["anycast-region"] },
      { home: { region: "ap-southeast-1" } },
    ],
  },
  "home/region-unknown": {
    wrong: [{ home: { region: "ap-seoul" } }, { home: { region: "ap-northeast-9" }, acknowledge: ["anycast-region"] }],
    right: [{ home: { region: "ap-northeast-2" } }, { home: { region: "cn-shanghai-finance-1" } }],
  },
  "home/zone": {
    wrong: [
      { home: { zones: ["cn-hongkong-b", "ap-northeast-1c"] } },
      { home: { zones: ["cn-hongkong-b", "cn-hongkongc"] } },
      { home: { region: "ap-northeast-1", zones: ["ap-northeast-1a", "ap-northeast-1-b"] } },
    ],
    right: [
      { home: { zones: ["cn-hongkong-b", "cn-hongkong-d"] } },
      { home: { region: "ap-northeast-1", zones: ["ap-northeast-1a", "ap-northeast-1b"] } },
      { home: { region: "ap-nowhere-1" } },
    ],
  },
  "home/zones-few": {
    wrong: [{ home: { zones: ["cn-hongkong-b"] } }],
    right: [{ home: { zones: ["cn-hongkong-c", "cn-hongkong-b"] } }],
  },
  "home/zones-twice": {
    wrong: [{ home: { zones: ["cn-hongkong-b", "cn-hongkong-b"] } }],
    right: [{ home: { zones: ["cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d"] } }],
  },
  "home/min-over-max": { wrong: [fleet({ min: 5 })], right: [fleet({ min: 4 })] },
  "home/user-data": {
    wrong: [fleet({ userData: script(12_289) })],
    right: [fleet({ userData: script(12_288) })],
  },
  "home/cidr-start": { wrong: [{ home: { cidr: "10.0.0.1/16" } }], right: [{ home: { cidr: "10.0.0.0/16" } }] },
  "home/cidr-private": { wrong: [{ home: { cidr: "11.0.0.0/16" } }], right: [{ home: { cidr: "172.31.0.0/16" } }] },
  "home/cidr-size": { wrong: [{ home: { cidr: "10.0.0.0/23" } }], right: [{ home: { cidr: "10.0.0.0/22" } }] },
  "home/instance-type": {
    wrong: ["c7.large", "ecs.c7", "ens.sn1.small", "ecs.c7.large.x"].map((instanceType) => fleet({ instanceType })),
    right: ["ecs.c7.large", "ecs.u1-c1m2.large", "ecs.g7.2xlarge"].map((instanceType) => fleet({ instanceType })),
  },
  "home/disk": {
    wrong: [fleet({ diskGb: 501 }), fleet({ diskGb: 39 })],
    right: [fleet({ diskGb: 500 }), fleet({ diskGb: 40 }), {}],
  },

  "entry/bandwidth": {
    wrong: [0, 199, 1001].map((bandwidthMbps) => ({ entry: { bandwidthMbps } })),
    right: [{}, ...[200, 1000].map((bandwidthMbps) => ({ entry: { bandwidthMbps } }))],
  },
  "entry/adopt": {
    wrong: ["eip-1a2b3c4d", "aeip-", "aeip-A", "8.8.8.8"].map((adopt) => ({ entry: { adopt } })),
    right: [{ entry: { adopt: "aeip-2zeerraiwb7uj6i1d0fo3" } }, {}],
  },
  "entry/retire-name": {
    wrong: [{ entry: { retire: "duel-live-entry" } }],
    right: [{ entry: { retire: "duel-test-entry" } }, {}],
  },
  "acknowledge/of-another-cloud": {
    wrong: ["anycast-global", "port-ranges"].map((name) => ({ acknowledge: [name] })),
    right: [{ acknowledge: ["anycast-region"] }, {}],
  },

  "edge/reserved-name": {
    wrong: ["home", "entry", "nowhere"].map((key) => ({ edges: { [key]: alibabaEdge("us-west-1") } })),
    right: [{ edges: { homes: alibabaEdge("us-west-1") } }, { edges: { constructor: alibabaEdge("us-west-1") } }],
  },
  "edge/region": {
    wrong: [tokyo({ region: "ap-tokyo" }), tokyo({ region: node }), tokyo({ region: "ap-northeast-9" })],
    right: [{ edges: { shanghai: alibabaEdge("us-west-1") } }, ens()],
  },
  "edge/home-region": { wrong: [tokyo({ region: "cn-hongkong" })], right: [{}] },
  "edge/region-shared": {
    wrong: [{ edges: { again: alibabaEdge("ap-northeast-1") } }, { edges: { a: ensEdge(node), b: ensEdge(node) } }],
    right: [
      { edges: { singapore: alibabaEdge("ap-southeast-1") } },
      { edges: { a: ensEdge(node), b: ensEdge("cn-dalian-unicom") } },
    ],
  },
  "edge/zone": {
    wrong: [relays({ zones: { "ap-southeast-1a": 1 } }), relays({ zones: { "ap-northeast-1": 1 } })],
    right: [relays({ zones: { "ap-northeast-1c": 1 } }), ens()],
  },
  "edge/no-relay": {
    wrong: [relays({ zones: { "ap-northeast-1a": undefined } }), ens({ relays: { zones: { [node]: undefined } } })],
    right: [{}, ens()],
  },
  "edge/ens-node": {
    wrong: ["cn-shanghai", "ap-northeast-1", "cn-wuxi-telekom", "wuxi-telecom", "cn-wuxi-telecom-"].map((name) =>
      ens({}, name),
    ),
    right: [...[node, "cn-beijing-telecom", "cn-dalian-unicom"].map((name) => ens({}, name)), tokyo({})],
  },
  "edge/ens-zone": {
    wrong: [ens({ relays: { zones: { "cn-dalian-unicom": 1 } } }), ens({ relays: { zones: { "cn-shanghai-b": 1 } } })],
    right: [ens({ relays: { zones: { [node]: 3 } } })],
  },
  "edge/addresses-told": {
    wrong: [relays({ addresses: { "ap-northeast-1a-1": "203.0.113.5" } })],
    right: [ens({ relays: { addresses: { [`${node}-1`]: "203.0.113.5" } } }), {}],
  },
  "edge/addresses-unknown": {
    wrong: [
      ens({ relays: { addresses: { [`${node}-2`]: "203.0.113.5" } } }),
      ens({ relays: { addresses: { [node]: "203.0.113.5" } } }),
    ],
    right: [ens({ relays: { zones: { [node]: 2 }, addresses: { [`${node}-2`]: "203.0.113.5" } } }), ens()],
  },
  "edge/addresses-shared": {
    wrong: [
      ens({
        relays: { zones: { [node]: 2 }, addresses: { [`${node}-1`]: "203.0.113.5", [`${node}-2`]: "203.0.113.5" } },
      }),
    ],
    right: [
      ens({
        relays: { zones: { [node]: 2 }, addresses: { [`${node}-1`]: "203.0.113.5", [`${node}-2`]: "203.0.113.6" } },
      }),
      ens(),
    ],
  },
  "edge/bandwidth-missing": {
    wrong: [relays({ bandwidthMbps: undefined }), ens({ relays: { bandwidthMbps: undefined } })],
    right: [relays({ bandwidthMbps: 1 })],
  },
  "edge/bandwidth": {
    wrong: [relays({ bandwidthMbps: 201 }), ens({ relays: { bandwidthMbps: 4 } }), relays({ bandwidthMbps: 10_000 })],
    right: [
      relays({ bandwidthMbps: 1 }),
      relays({ bandwidthMbps: 200 }),
      ens({ relays: { bandwidthMbps: 5 } }),
      ens({ relays: { bandwidthMbps: 10_000 } }),
    ],
  },
  "edge/backhaul-missing": {
    wrong: [tokyo({ backhaul: undefined }), tokyo({ backhaul: { bandwidthMbps: undefined } })],
    right: [
      tokyo({ backhaul: { bandwidthMbps: 1 } }),
      tokyo({ backhaul: { bandwidthMbps: undefined, public: "addresses" } }),
      ens(),
      // a rule for all clouds asks for a public road
      ens({ backhaul: undefined }),
    ],
  },
  "edge/no-private-road": {
    wrong: [ens({ backhaul: undefined }), tokyo({ kind: "ens" })],
    right: [ens(), ens({ backhaul: { public: "tls" }, relays: { homeTls } })],
  },
  "edge/tls-everywhere": {
    wrong: [ens({ backhaul: { public: "tls" }, relays: { homeTls } })],
    right: [
      { edges: { ...ens({ backhaul: { public: "tls" }, relays: { homeTls } }).edges, tokyo: { relays: { homeTls } } } },
      ens(),
    ],
  },
  "account/of-environment": {
    wrong: [tokyo({ accountIds: ["123456789012"] })],
    right: [tokyo({ accountIds: ["123456789012"], cloud: "aws" }), {}],
  },
  "edge/public-bandwidth": { wrong: [ens({ backhaul: { bandwidthMbps: 10 } })], right: [ens()] },
  "edge/public-tls": {
    wrong: [ens({ backhaul: { public: "tls" } })],
    right: [ens({ backhaul: { public: "tls" }, relays: { homeTls } }), ens()],
  },
  "edge/other-home-public": { wrong: [otherHome("8.8.8.8")], right: [otherHome("10.0.0.9"), {}] },
  "edge/other-home-private": {
    wrong: [otherHome("10.0.0.9", { backhaul: { bandwidthMbps: undefined, public: "addresses" } })],
    right: [otherHome("8.8.8.8", { backhaul: { bandwidthMbps: undefined, public: "addresses" } }), {}],
  },
  "edge/other-home-name": {
    wrong: [relays({ otherHomes: { home: { address: "10.0.9.9", weight: 10 } } })],
    right: [otherHome("10.0.9.9"), {}],
  },
  "edge/connections": {
    wrong: [{ ...relays({ connections: 50_001 }), ports: manyPorts(9) }],
    right: [{ ...relays({ connections: 50_000 }), ports: manyPorts(9) }, {}],
  },
  "edge/tls-twice": {
    wrong: [{ ...relays({ homeTls }), ...port({ websocket: { path: "/", tls: true } }) }],
    right: [relays({ homeTls }), port({ websocket: { path: "/", tls: true } })],
  },
  "edge/user-data": {
    wrong: [relays({ userData: script(12_289) }), ens({ relays: { userData: script(12_289) } })],
    right: [relays({ userData: script(12_288) })],
  },
  "edge/user-data-script": {
    wrong: [relays({ userData: "#cloud-config" })],
    right: [relays({ userData: "#!/bin/sh" }), {}],
  },
  "edge/no-tcp-port": { wrong: [{ ports: { game: undefined } }], right: [{}] },
  "edge/cidr-start": { wrong: [tokyo({ cidr: "10.9.0.1/16" })], right: [tokyo({ cidr: "10.9.0.0/16" })] },
  "edge/cidr-range": { wrong: [tokyo({ cidr: "172.16.0.0/16" })], right: [tokyo({ cidr: "10.255.0.0/16" }), {}] },
  "edge/cidr-size": {
    wrong: [tokyo({ cidr: "10.9.0.0/24" }), ens({ cidr: "10.9.0.0/24" })],
    right: [tokyo({ cidr: "10.9.0.0/23" }), ens({ cidr: "10.9.0.0/23" }), ens()],
  },
  "edge/instance-type": {
    wrong: [relays({ instanceType: "ens.sn1.small" }), ens({ relays: { instanceType: "ecs.c7.large" } })],
    right: [relays({ instanceType: "ecs.c7.large" }), ens({ relays: { instanceType: "ens.sn1.tiny" } })],
  },
  "edge/disk": {
    wrong: [relays({ diskGb: 501 })],
    right: [relays({ diskGb: 500 }), relays({ diskGb: 20 }), ens({ relays: { diskGb: 501 } })],
  },

  "dns/ttl": {
    wrong: [{ dns: { zone: "duel.example", name: "play", ttlSeconds: 86_401 } }],
    right: [{ dns: { zone: "duel.example", name: "play", ttlSeconds: 86_400 } }, {}],
  },
  "dns/too-long": {
    wrong: [{ dns: { zone: `${"a".repeat(60)}.`.repeat(4).concat("example"), name: "play" } }],
    right: [{ dns: { zone: `${"a".repeat(56)}.`.repeat(4).concat("example"), name: "play" } }],
  },
  "network/overlap": {
    wrong: [tokyo({ cidr: "10.0.128.0/17" })],
    right: [tokyo({ cidr: "10.1.0.0/16" }), ens({ cidr: "10.0.0.0/16" })],
  },
  "tags/taken": { wrong: [{ tags: { game: "x" } }], right: [{ tags: { team: "red" } }] },
  "tags/wrong": {
    wrong: [
      { tags: { "aliyun-a": "x" } },
      { tags: { "acs:a": "x" } },
      { tags: { a: "ALIYUN" } },
      { tags: { a: "see http://x" } },
      { tags: { "": "x" } },
      { tags: { ["k".repeat(65)]: "x" } },
      { tags: { a: "v".repeat(129) } },
    ],
    right: [{ tags: { ["k".repeat(64)]: "v".repeat(128), acs: "", team: "red-aliyun" } }, {}],
  },
  "tags/too-many": { wrong: [tags(18)], right: [tags(17)] },
  "state/region": {
    wrong: ["cn-hongkong", "ap-northeast-1"].map((region) => ({
      state: { backend: "s3", bucket: "states", region },
    })),
    right: [{ state: { backend: "s3", bucket: "states", region: "eu-west-1" } }],
  },
};
