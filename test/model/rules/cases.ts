import { edge, manyPorts, type Changes } from "../declared";
import { bgpCases } from "./bgp.cases";
import { dispatchCases } from "./dispatch.cases";

/** Changes of a right environment that break a rule, and some that come as near to it as one can. */
export interface Case {
  readonly wrong: readonly Changes[];
  readonly right: readonly Changes[];
}

const health = (changes: Changes) => ({ home: { health: changes } });
const fleet = (changes: Changes) => ({ home: { fleet: changes } });
const port = (changes: Changes) => ({ ports: { game: changes } });
const probe = (send: string, format: string) => ({ ports: { sync: { probe: { send, expect: "AA", format } } } });
const tokyo = (changes: Changes) => ({ edges: { tokyo: changes } });
const otherHomes = (...addresses: string[]) =>
  addresses.map((address) => tokyo({ relays: { otherHomes: { blue: { address, weight: 1 } } } }));
const noTcp = { game: undefined };
const script = (bytes: number) => "x".repeat(bytes);

const blue = (address: string) => ({ relays: { otherHomes: { blue: { address, weight: 1 } } } });
const overInternet = { backhaul: { public: "addresses", bandwidthMbps: undefined } };
const areas = { "ap-seoul": { bandwidthMbps: 50 } };
/** An accelerator in place of the anycast address. */
const ga2 = (changes: Changes = {}, more: Changes = {}) => ({ ...more, entry: { kind: "ga2", areas, ...changes } });
const area = (changes: Changes) => ga2({ areas: { "ap-seoul": { bandwidthMbps: 50, ...changes } } });
const china = { ...areas, "ap-guangzhou": { bandwidthMbps: 10 } };
const edgeZones = (zones: Changes) => ({
  ...tokyo({ kind: "edge-zone", relays: { zones: { "ap-tokyo-1": undefined, ...zones } } }),
  acknowledge: ["edge-zones"],
});

const homeTls = { certificate: "/own.pem", authority: "/home.pem" };

const bgpSites = (sites: Readonly<Record<string, Changes>>, edges: Changes = {}) => {
  const usual = {
    machines: { a: { address: "198.51.100.11" } },
    neighbours: { up: { address: "198.51.100.1", asn: 64515 } },
  };
  const all = Object.entries(sites).map(([key, changes]) => [key, { ...usual, ...changes }]);
  const bgp = {
    asn: 64500,
    prefix: "203.0.113.0/24",
    address: "203.0.113.10",
    sites: Object.fromEntries(all) as Changes,
  };
  return { entry: { bgp }, edges };
};
const byTls = { backhaul: { public: "tls", bandwidthMbps: undefined }, relays: { homeTls } };

/** By code. The test fails for a rule without a line here, and for a line without a rule. */
export const cases: Readonly<Record<string, Case>> = {
  ...bgpCases,
  ...dispatchCases,
  "port/none": { wrong: [{ ports: { game: undefined, sync: undefined } }], right: [{ ports: { sync: undefined } }] },
  "port/reversed": {
    wrong: [port({ port: { from: 7000, to: 6999 } })],
    right: [port({ port: { from: 7000, to: 7000 } })],
  },
  "port/overlap": {
    wrong: [
      { ports: { again: { protocol: "tcp", port: 7000 } } },
      { ports: { range: { protocol: "udp", port: { from: 6990, to: 7001 } } } },
      { ports: { range: { protocol: "udp", port: { from: 7001, to: 7009 } } } },
    ],
    right: [
      { ports: { other: { protocol: "udp", port: 7000 } } },
      { ports: { range: { protocol: "udp", port: { from: 6990, to: 7000 } } } },
      { ports: { range: { protocol: "udp", port: { from: 7002, to: 7009 } } } },
    ],
  },
  "port/probe-protocol": { wrong: [port({ probe: "ping" })], right: [{ ports: { sync: { probe: "ping" } } }] },
  "port/probe-hex": {
    wrong: [probe("abc", "hex"), probe("0x01", "hex"), probe("GG", "hex")],
    right: [probe("00fF", "hex"), probe("abc", "text")],
  },
  "port/probe-text": { wrong: [probe("é", "text"), probe("a\nb", "text")], right: [probe("~ !", "text")] },
  "port/range": {
    wrong: [port({ port: { from: 7000, to: 7002 } })],
    right: [
      port({ port: { from: 7000, to: 7000 } }),
      { ...port({ port: { from: 7000, to: 7002 } }), acknowledge: ["port-ranges"] },
    ],
  },
  "port/idle": {
    wrong: [
      port({ idleSeconds: 9 }),
      port({ idleSeconds: 901 }),
      ga2({}, { ports: { sync: { idleSeconds: 21 } } }),
      ga2({}, { ports: { sync: { idleSeconds: 9 } } }),
    ],
    right: [
      port({ idleSeconds: 10 }),
      port({ idleSeconds: 900 }),
      {},
      ga2({}, { ports: { sync: { idleSeconds: 20 }, game: { idleSeconds: 900 } } }),
    ],
  },
  "timeout/none": {
    wrong: [port({ idleSeconds: 1 }), port({ idleSeconds: 1, heartbeatSeconds: 600 })],
    right: [port({ idleSeconds: 2 }), {}],
  },
  "timeout/hop": {
    wrong: [
      port({ heartbeatSeconds: 451 }),
      port({ heartbeatSeconds: 60, idleSeconds: 119 }),
      port({ heartbeatSeconds: 600, idleSeconds: 100 }),
      { ports: { sync: { heartbeatSeconds: 61 } } },
      ga2({}, { ports: { sync: { heartbeatSeconds: 11 } } }),
    ],
    right: [
      port({ heartbeatSeconds: 450 }),
      port({ heartbeatSeconds: 60, idleSeconds: 120 }),
      { ports: { sync: { heartbeatSeconds: 60 } } },
      ga2({}, { ports: { sync: { heartbeatSeconds: 10 } } }),
      port({ idleSeconds: 10 }),
    ],
  },
  // with `game`, its relay port and `sync`
  "port/too-many": { wrong: [{ ports: manyPorts(48) }], right: [{ ports: manyPorts(47) }] },
  "port/home-port-range": {
    wrong: [port({ port: { from: 7000, to: 7002 }, homePort: 9000 })],
    right: [port({ port: { from: 7000, to: 7000 }, homePort: 9000 }), port({ homePort: 7000 })],
  },
  "port/home-port-taken": {
    wrong: [
      port({ homePort: 17000 }),
      port({ relayPort: 7000 }),
      { ports: { more: { protocol: "tcp", port: 7002, homePort: 7000 } } },
      { ports: { more: { protocol: "tcp", port: 7002, relayPort: 17000 } } },
      { ports: { game: { homePort: 9000 }, more: { protocol: "tcp", port: 7002, homePort: 9000 } } },
      { ports: { more: { protocol: "tcp", port: { from: 16990, to: 17010 } } } },
      { ports: { sync: { homePort: 9000 }, more: { protocol: "udp", port: { from: 8990, to: 9000 } } } },
      // both at the load balancer, which keeps the players' numbers
      { ports: { game: { homePort: 9000 }, more: { protocol: "tcp", port: 7002, relayPort: 7000 } } },
      { ports: { game: { homePort: 9000, relayPort: 7000 } } },
    ],
    right: [
      {},
      port({ homePort: 7000 }),
      { ports: { game: { homePort: 9000 }, sync: { homePort: 9000 } } },
      { ports: { sync: { homePort: 17000 } } },
      // the one at the load balancer, the other at the machines
      { ports: { game: { homePort: 9000 }, more: { protocol: "tcp", port: 7002, homePort: 7000 } } },
      // another rule's
      { ports: { again: { protocol: "tcp", port: 7000 } } },
    ],
  },
  "port/relay-port-range": {
    wrong: [port({ port: { from: 7000, to: 7002 } })],
    right: [{}, port({ port: { from: 7000, to: 7002 }, relayPort: undefined })],
  },
  "port/relay-port-name": {
    wrong: [{ ports: { "relays-game": { protocol: "udp", port: 7002 } } }],
    right: [
      { ports: { "relays-sync": { protocol: "udp", port: 7002 } } },
      { ports: { game: { relayPort: undefined }, "relays-game": { protocol: "udp", port: 7002 } } },
    ],
  },
  "port/relay-port-udp": { wrong: [{ ports: { sync: { relayPort: 17001 } } }], right: [{}] },
  "port/relay-port-missing": {
    wrong: [
      port({ relayPort: undefined }),
      port({ relayPort: undefined, port: { from: 7000, to: 7001 } }),
      { ...port({ relayPort: undefined }), ...tokyo({ retired: true }) },
    ],
    right: [{}, { ...port({ relayPort: undefined }), edges: { tokyo: undefined } }],
  },
  "port/websocket-udp": {
    wrong: [{ ports: { sync: { websocket: { path: "/" } } } }],
    right: [port({ websocket: { path: "/" } })],
  },
  "port/tls-ended-twice": {
    wrong: [port({ tls: { certificate: "/a.pem" }, websocket: { path: "/", tls: true } })],
    right: [
      port({ tls: { certificate: "/a.pem" }, websocket: { path: "/" } }),
      port({ websocket: { path: "/", tls: true } }),
    ],
  },
  "port/tls-udp": {
    wrong: [{ ports: { sync: { tls: { certificate: "/a.pem" } } } }],
    right: [port({ tls: { certificate: "/a.pem" } })],
  },
  "port/taken-by-relays": {
    wrong: [
      ...[22, 8404, 8405].map((number) => port({ port: number })),
      port({ port: { from: 8400, to: 8404 } }),
      { ports: { sync: { port: 53 } } },
    ],
    right: [
      port({ port: 8403 }),
      { ports: { sync: { port: 8404 } } },
      port({ homePort: 8404 }),
      { ...port({ port: 8404 }), edges: { tokyo: undefined } },
    ],
  },

  "health/timeout": {
    wrong: [health({ intervalSeconds: 5, timeoutSeconds: 5 }), health({ intervalSeconds: 2 })],
    right: [health({ intervalSeconds: 5, timeoutSeconds: 4 })],
  },
  "health/port": {
    wrong: [health({ port: "gme" }), health({ port: "sync" }), health({ port: "constructor" })],
    right: [health({ port: "game" }), {}],
  },
  "health/http-unused": {
    wrong: [{ ...health({ http: { path: "/", host: "duel.example" } }), ports: noTcp }],
    right: [health({ http: { path: "/", host: "duel.example" } }), { ports: noTcp }],
  },
  "health/range": {
    wrong: [
      health({ intervalSeconds: 301 }),
      health({ timeoutSeconds: 1 }),
      health({ timeoutSeconds: 61, intervalSeconds: 100 }),
      health({ unhealthyAfter: 1 }),
      health({ unhealthyAfter: 11 }),
      health({ healthyAfter: 1 }),
      health({ healthyAfter: 11 }),
    ],
    right: [
      health({ intervalSeconds: 300, timeoutSeconds: 60, unhealthyAfter: 10, healthyAfter: 10 }),
      health({ intervalSeconds: 3, timeoutSeconds: 2, unhealthyAfter: 2, healthyAfter: 2 }),
    ],
  },

  "health/http-host-missing": {
    wrong: [health({ http: { path: "/" } })],
    right: [health({ http: { path: "/", host: "duel.example" } }), {}],
  },

  "home/zone": {
    wrong: [{ home: { zones: ["ap-seoul-1", "ap-tokyo-2"] } }, { home: { zones: ["ap-seoul-1", "ap-seoul-b"] } }],
    right: [{ home: { zones: ["ap-seoul-1", "ap-seoul-9"] } }, { home: { region: "ap-nowhere" } }],
  },
  "home/zones-few": {
    wrong: [{ home: { zones: ["ap-seoul-1"] } }, { home: { zones: ["ap-seoul-1", "ap-seoul-1"] } }],
    right: [{ home: { zones: ["ap-seoul-2", "ap-seoul-1"] } }],
  },
  "home/zones-twice": {
    wrong: [{ home: { zones: ["ap-seoul-1", "ap-seoul-2", "ap-seoul-1"] } }],
    right: [{ home: { zones: ["ap-seoul-1", "ap-seoul-2", "ap-seoul-3"] } }],
  },
  "home/min-over-max": { wrong: [fleet({ min: 5, max: 4 })], right: [fleet({ min: 4, max: 4 })] },
  "home/user-data": {
    wrong: [fleet({ userData: script(12_289) }), fleet({ userData: "é".repeat(6145) })],
    right: [fleet({ userData: script(12_288) }), fleet({ userData: "é".repeat(6144) })],
  },
  "home/cidr-start": { wrong: [{ home: { cidr: "10.0.0.1/16" } }], right: [{ home: { cidr: "10.0.0.0/16" } }] },
  "home/cidr-private": {
    wrong: [{ home: { cidr: "11.0.0.0/16" } }, { home: { cidr: "172.32.0.0/16" } }, { home: { cidr: "10.0.0.0/7" } }],
    right: [
      { home: { cidr: "10.255.0.0/16" } },
      { home: { cidr: "172.31.0.0/16" } },
      { home: { cidr: "192.168.0.0/16" } },
    ],
  },
  "home/cidr-size": {
    wrong: [{ home: { cidr: "10.0.0.0/23" } }, { home: { zones: ["ap-seoul-1", "ap-seoul-256"] } }],
    right: [{ home: { cidr: "10.0.0.0/22" } }, { home: { zones: ["ap-seoul-1", "ap-seoul-255"] } }],
  },
  "home/instance-type": {
    wrong: [fleet({ instanceType: "LARGE8" }), fleet({ instanceType: "S5." })],
    right: [fleet({ instanceType: "S5.LARGE8" })],
  },
  "home/region-mainland": {
    wrong: [{ home: { region: "ap-guangzhou" } }, { home: { region: "ap-shanghai-fsi" } }],
    right: [{ home: { region: "ap-hongkong" } }, ga2({}, { home: { region: "ap-guangzhou" } })],
  },
  "home/region-unlisted": {
    wrong: [{ home: { region: "na-ashburn" } }, { home: { region: "eu-moscow" } }],
    right: [
      { home: { region: "na-ashburn" }, acknowledge: ["anycast-region"] },
      { home: { region: "sa-saopaulo" } },
      ga2({}, { home: { region: "na-ashburn" } }),
    ],
  },
  "home/region-unknown": {
    wrong: [
      { home: { region: "ap-seuol" } },
      { home: { region: "ap-seuol" }, acknowledge: ["anycast-region"] },
      ga2({}, { home: { region: "ap-mumbai" } }),
    ],
    right: [{ home: { region: "ap-mumbai" } }, { home: { region: "ap-shenzhen-fsi" } }],
  },

  "entry/bandwidth": {
    wrong: [
      ...[0, 2001, -1, undefined].map((bandwidthMbps) => ({ entry: { bandwidthMbps } })),
      ...[0, 101, undefined].map((bandwidthMbps) => ga2({ bandwidthMbps })),
    ],
    right: [
      ...[1, 2000].map((bandwidthMbps) => ({ entry: { bandwidthMbps } })),
      ...[1, 100].map((bandwidthMbps) => ga2({ bandwidthMbps })),
    ],
  },
  "entry/areas-missing": {
    wrong: [
      ga2({ areas: undefined }),
      ga2({ areas: {} }),
      ga2({ areas: { "ap-seoul": { bandwidthMbps: 50, retire: "ap-seoul" } } }),
    ],
    right: [ga2(), {}, ga2({ areas: { ...areas, "ap-tokyo": { bandwidthMbps: 50, retire: "ap-tokyo" } } })],
  },
  "entry/areas-anycast": {
    wrong: [{ entry: { areas } }, { entry: { crossBorder: "unicom" } }],
    right: [ga2(), {}],
  },
  "entry/area-region": {
    wrong: [ga2({ areas: { ...areas, "ap-tokio": { bandwidthMbps: 50 } } })],
    right: [ga2({ areas: { ...areas, "ap-taipei": { bandwidthMbps: 50 } } })],
  },
  "entry/area-adopt": {
    wrong: [
      area({ adopt: "area-1a2b" }),
      ga2({ adopt: "ga-1a2b", areas: { "ap-seoul": { bandwidthMbps: 1, adopt: "1a2b" } } }),
    ],
    right: [
      ga2({ adopt: "ga-1a2b", areas: { "ap-seoul": { bandwidthMbps: 1, adopt: "area-1a2b" } } }),
      ga2({ adopt: "ga-1a2b" }),
    ],
  },
  "entry/area-retire": {
    wrong: [area({ retire: "ap-tokyo" }), area({ retire: "duel-test-entry" })],
    right: [ga2({ areas: { ...areas, "ap-tokyo": { bandwidthMbps: 50, retire: "ap-tokyo" } } })],
  },
  "entry/cross-border": {
    wrong: [
      ga2({ areas: china }),
      ga2({ areas: china, crossBorder: "unicom" }),
      ga2({}, { home: { region: "ap-shanghai" } }),
      ga2({ areas: china, crossBorder: "unicom" }, { acknowledge: ["edge-zones"] }),
    ],
    right: [
      ga2({ areas: china, crossBorder: "high-quality" }, { acknowledge: ["cross-border"] }),
      ga2({ areas: { "ap-beijing": { bandwidthMbps: 1 } } }, { home: { region: "ap-shanghai" } }),
      { entry: { areas: china } },
    ],
  },
  "entry/cross-border-unused": {
    wrong: [ga2({ crossBorder: "unicom" })],
    right: [ga2({ areas: china, crossBorder: "unicom" }), ga2()],
  },
  "entry/reach-ga2": { wrong: [ga2({ reach: "global" })], right: [{ entry: { reach: "global" } }, ga2()] },
  "entry/endpoints": {
    wrong: [
      { ...ga2(), ...tokyo({ entryWeight: 20, relays: { zones: { "ap-tokyo-1": 4 } } }) },
      {
        ...ga2(),
        edges: {
          tokyo: { entryWeight: 20 },
          frankfurt: edge("eu-frankfurt", { entryWeight: 1, relays: { zones: { "eu-frankfurt-1": 2 } } }),
        },
      },
    ],
    right: [
      { ...ga2(), ...tokyo({ entryWeight: 20, relays: { zones: { "ap-tokyo-1": 3 } } }) },
      { ...ga2(), ...tokyo({ relays: { zones: { "ap-tokyo-1": 4 } } }) },
      { ...ga2(), ...tokyo({ entryWeight: 20, retired: true, relays: { zones: { "ap-tokyo-1": 4 } } }) },
    ],
  },
  "port/probe-ga2": {
    wrong: [
      ga2({}, { ports: { sync: { probe: "ping" } } }),
      ga2({}, { ports: { sync: { probe: undefined } } }),
      ga2({}, probe("00ff", "hex")),
    ],
    right: [ga2(), { ports: { sync: { probe: "ping" } } }, probe("00ff", "hex")],
  },
  "health/interval-ga2": {
    wrong: [ga2({}, health({ intervalSeconds: 4, timeoutSeconds: 2 }))],
    right: [ga2({}, health({ intervalSeconds: 5 })), health({ intervalSeconds: 4, timeoutSeconds: 2 })],
  },
  "edge/entry-weight": {
    wrong: [tokyo({ entryWeight: 20 }), tokyo({ entryWeight: 0 })],
    right: [{ ...ga2(), ...tokyo({ entryWeight: 0 }) }, tokyo({})],
  },
  "edge/entry-weight-limit": {
    wrong: [{ ...ga2(), ...tokyo({ entryWeight: 20, relays: { connectionsPerAddress: 9 } }) }],
    right: [
      { ...ga2(), ...tokyo({ relays: { connectionsPerAddress: 9 } }) },
      { ...ga2(), ...tokyo({ entryWeight: 20 }) },
    ],
  },
  "edge/edge-zone": {
    wrong: [{ ...edgeZones({ "tyo-ez-1": 1 }), acknowledge: [] }],
    right: [edgeZones({ "tyo-ez-1": 1 }), {}],
  },
  "edge/edge-zone-name": {
    wrong: [edgeZones({ "ap-tokyo-2": 1 }), edgeZones({ "tyo-ez": 1 }), edgeZones({ "tyo-ez-1000": 1 })],
    right: [edgeZones({ "tyo2-ez-12": 1 }), edgeZones({ "ap-osaka-1": 1 })],
  },
  "edge/edge-zone-number": {
    wrong: [edgeZones({ "tyo-ez-1": 1, "osa-ez-1": 1 })],
    right: [edgeZones({ "tyo-ez-1": 1, "osa-ez-2": 1 })],
  },
  "entry/reach": {
    wrong: [{ entry: { reach: "global" } }, { entry: { reach: "global" }, acknowledge: ["anycast-region"] }],
    right: [{ entry: { reach: "global" }, acknowledge: ["anycast-global"] }, { entry: { reach: "overseas" } }],
  },
  "entry/adopt": {
    wrong: [
      ...["192.0.2.1", "eip-", `eip-${"a".repeat(22)}`, "ga-1a2b3c4d"].map((adopt) => ({ entry: { adopt } })),
      ...["eip-1a2b3c4d", "ga-"].map((adopt) => ga2({ adopt })),
    ],
    right: [
      ...["eip-1a2b3c4d", `eip-${"a".repeat(21)}`].map((adopt) => ({ entry: { adopt } })),
      ga2({ adopt: "ga-1a2b3c4d" }),
      {},
    ],
  },
  "entry/retire-name": {
    wrong: [{ entry: { retire: "duel-live-entry" } }, { entry: { retire: "duel-test" } }],
    right: [{ entry: { retire: "duel-test-entry" } }, {}],
  },

  "edge/reserved-name": {
    wrong: ["home", "entry", "nowhere"].map((key) => ({ edges: { [key]: edge("ap-singapore") } })),
    right: [{ edges: { homes: edge("ap-singapore") } }, { edges: { constructor: edge("ap-singapore") } }],
  },
  "edge/region": {
    wrong: [tokyo({ region: "ap-tokio" }), tokyo({ region: "eu-moscow" })],
    right: [tokyo({ region: "ap-guangzhou" }), tokyo({ region: "na-ashburn" })],
  },
  "edge/home-region": {
    wrong: [tokyo({ region: "ap-seoul" }), tokyo({ region: "ap-seoul", cloud: "tencent" })],
    right: [tokyo({ region: "ap-tokyo" }), tokyo({ region: "ap-seoul", cloud: "aws" })],
  },
  "edge/zone": {
    wrong: [tokyo({ relays: { zones: { "ap-osaka-1": 1 } } }), tokyo({ relays: { zones: { "ap-tokyo": 1 } } })],
    right: [tokyo({ relays: { zones: { "ap-tokyo-3": 1 } } })],
  },
  "edge/no-relay": {
    wrong: [tokyo({ relays: { zones: { "ap-tokyo-1": undefined } } })],
    right: [tokyo({ relays: { zones: { "ap-tokyo-1": 1 } } })],
  },
  "edge/other-home-name": {
    wrong: [tokyo({ relays: { otherHomes: { home: { address: "10.0.9.9", weight: 10 } } } })],
    right: [tokyo({ relays: { otherHomes: { next: { address: "10.0.9.9", weight: 10 } } } }), {}],
  },
  "edge/connections": {
    wrong: [{ ...tokyo({ relays: { connections: 50_001 } }), ports: manyPorts(9) }],
    right: [{ ...tokyo({ relays: { connections: 50_000 } }), ports: manyPorts(9) }, {}],
  },
  "edge/tls-twice": {
    wrong: [{ ...tokyo({ relays: { homeTls } }), ...port({ websocket: { path: "/", tls: true } }) }],
    right: [
      { ...tokyo({ relays: { homeTls } }), ...port({ websocket: { path: "/" } }) },
      port({ websocket: { path: "/", tls: true } }),
    ],
  },
  "edge/user-data-script": {
    wrong: [tokyo({ relays: { userData: "echo" } }), tokyo({ relays: { userData: "" } })],
    right: [tokyo({ relays: { userData: "#!/bin/sh\necho" } }), {}],
  },
  "edge/user-data": {
    wrong: [tokyo({ relays: { userData: script(12_289) } })],
    right: [tokyo({ relays: { userData: script(12_288) } })],
  },
  "edge/no-tcp-port": { wrong: [{ ports: noTcp }], right: [{}, { ports: noTcp, edges: { tokyo: undefined } }] },
  "edge/other-home-public": {
    wrong: otherHomes("8.8.8.8", "172.32.0.1", "100.64.0.1"),
    right: [
      ...otherHomes("10.255.0.1", "172.31.0.1", "192.168.0.1"),
      tokyo({ ...overInternet, ...blue("8.8.8.8") }),
      {},
    ],
  },
  "edge/other-home-private": {
    wrong: [tokyo({ ...overInternet, ...blue("10.255.0.1") })],
    right: [tokyo({ ...overInternet, ...blue("8.8.8.8") }), tokyo(blue("10.255.0.1"))],
  },
  "edge/no-private-road": {
    wrong: [tokyo({ cloud: "aws" }), tokyo({ cloud: "alibaba", backhaul: undefined })],
    right: [
      tokyo({ cloud: "aws", ...overInternet }),
      // there are none, which is what is said
      tokyo({ kind: "ens" }),
      tokyo({ cloud: "tencent" }),
    ],
  },
  "edge/public-bandwidth": {
    wrong: [tokyo({ backhaul: { public: "addresses" } })],
    right: [tokyo(overInternet), {}],
  },
  "edge/public-tls": {
    wrong: [tokyo({ backhaul: { public: "tls", bandwidthMbps: undefined } })],
    right: [tokyo({ backhaul: { public: "tls", bandwidthMbps: undefined }, relays: { homeTls } }), tokyo(overInternet)],
  },
  "edge/tls-everywhere": {
    wrong: [
      { edges: { tokyo: byTls, frankfurt: edge("eu-frankfurt") } },
      bgpSites({ osaka: { homeTls } }),
      bgpSites({ osaka: { homeTls }, fukuoka: {} }, { tokyo: { relays: { homeTls } } }),
    ],
    right: [
      { edges: { tokyo: byTls, frankfurt: edge("eu-frankfurt", { relays: { homeTls } }) } },
      { edges: { tokyo: overInternet, frankfurt: edge("eu-frankfurt") } },
      { edges: { tokyo: { ...byTls, retired: true }, frankfurt: edge("eu-frankfurt") } },
      { edges: { tokyo: byTls, frankfurt: edge("eu-frankfurt", { retired: true }) } },
      tokyo(byTls),
      bgpSites({ osaka: {} }),
      bgpSites({ osaka: { homeTls } }, { tokyo: { relays: { homeTls } } }),
    ],
  },
  "edge/cidr-start": { wrong: [tokyo({ cidr: "10.9.0.1/16" })], right: [tokyo({ cidr: "10.9.0.0/16" })] },
  "edge/cidr-range": {
    wrong: [
      tokyo({ cidr: "172.16.0.0/16" }),
      tokyo({ cidr: "11.0.0.0/16" }),
      tokyo({ cidr: "11.0.0.0/16", ...overInternet }),
    ],
    right: [tokyo({ cidr: "10.255.0.0/16" }), tokyo({ cidr: "172.16.0.0/16", ...overInternet }), {}],
  },
  "edge/cidr-size": {
    wrong: [tokyo({ cidr: "10.9.0.0/24" }), tokyo({ relays: { zones: { "ap-tokyo-256": 1 } } })],
    right: [tokyo({ cidr: "10.9.0.0/23" }), tokyo({ region: "ap-nowhere" })],
  },
  "edge/instance-type": {
    wrong: [tokyo({ relays: { instanceType: "MEDIUM4" } })],
    right: [tokyo({ relays: { instanceType: "S5.MEDIUM4" } })],
  },
  "edge/bandwidth": {
    wrong: [tokyo({ relays: { bandwidthMbps: 101 } })],
    right: [tokyo({ relays: { bandwidthMbps: 100 } }), tokyo({ relays: { bandwidthMbps: 1 } })],
  },
  "edge/bandwidth-missing": {
    wrong: [tokyo({ relays: { bandwidthMbps: undefined } })],
    right: [tokyo({ relays: { bandwidthMbps: 1 } })],
  },
  "edge/backhaul-missing": {
    wrong: [tokyo({ backhaul: undefined }), tokyo({ backhaul: { bandwidthMbps: undefined } })],
    right: [tokyo({ backhaul: { bandwidthMbps: 1 } }), tokyo(overInternet)],
  },
  "edge/region-shared": {
    wrong: [
      { edges: { again: edge("ap-tokyo", { cidr: "10.200.0.0/16" }) } },
      { edges: { old: edge("ap-tokyo", { retired: true }) } },
    ],
    right: [
      { edges: { frankfurt: edge("eu-frankfurt") } },
      { edges: { again: edge("ap-tokyo", { cloud: "alibaba", cidr: "10.200.0.0/16" }) } },
    ],
  },

  "network/overlap": {
    wrong: [
      tokyo({ cidr: "10.0.128.0/17" }),
      { home: { cidr: "10.0.0.0/8" } },
      { edges: { frankfurt: edge("eu-frankfurt", { cidr: "10.2.0.0/16" }) } },
    ],
    right: [
      tokyo({ cidr: "10.1.0.0/16" }),
      { edges: { frankfurt: edge("eu-frankfurt", { cidr: "10.3.0.0/16" }) } },
      // no private road joins it to anything
      tokyo({ cidr: "10.0.128.0/17", ...overInternet }),
    ],
  },
  "dns/too-long": {
    wrong: [{ dns: { zone: `${"a".repeat(60)}.`.repeat(4).concat("example"), name: "play" } }],
    right: [{ dns: { zone: `${"a".repeat(56)}.`.repeat(4).concat("example"), name: "play" } }],
  },
  "tags/taken": {
    wrong: [{ tags: { game: "x" } }, { tags: { environment: "x" } }, { tags: { "managed-by": "x" } }],
    right: [{ tags: { team: "red", constructor: "x" } }],
  },
  "tags/reserved": {
    wrong: [{ tags: { "qcs:a": "x" } }, { tags: { project_a: "x" } }, { tags: { 项目a: "x" } }],
    right: [{ tags: { qcs: "x", project: "x", "a:qcs:": "x" } }],
  },
  "tags/fleet": { wrong: [{ tags: { fleet: "x" } }], right: [{ tags: { fleets: "x" } }] },
  "account/id": {
    wrong: [{ accountIds: ["10000000000a"] }, { accountIds: ["1", ""] }, tokyo({ accountIds: ["10000000000a"] })],
    right: [{ accountIds: ["100000000001"] }, tokyo({ accountIds: ["100000000001"] }), {}],
  },
  "account/of-environment": {
    wrong: [tokyo({ accountIds: ["100000000001"] }), tokyo({ accountIds: ["100000000001"], cloud: "tencent" })],
    right: [tokyo({ accountIds: ["123456789012"], cloud: "aws" }), { accountIds: ["100000000001"] }],
  },
  "state/region": {
    wrong: ["ap-seoul", "ap-tokyo"].map((region) => ({ state: { backend: "cos", bucket: "states-1", region } })),
    right: [
      { state: { backend: "cos", bucket: "states-1", region: "eu-frankfurt" } },
      { state: { backend: "s3", bucket: "states", region: "eu-west-1" } },
    ],
  },
};
