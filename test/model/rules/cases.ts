import { edge, manyPorts, type Changes } from "../declared";

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
const noTcp = { game: undefined };
const script = (bytes: number) => "x".repeat(bytes);

/** By code. The test fails for a rule without a line here, and for a line without a rule. */
export const cases: Readonly<Record<string, Case>> = {
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
    wrong: [port({ idleSeconds: 9 }), port({ idleSeconds: 901 })],
    right: [port({ idleSeconds: 10 }), port({ idleSeconds: 900 }), {}],
  },
  "port/too-many": { wrong: [{ ports: manyPorts(49) }], right: [{ ports: manyPorts(48) }] },

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
    right: [{ home: { region: "ap-hongkong" } }],
  },
  "home/region-unlisted": {
    wrong: [{ home: { region: "na-ashburn" } }, { home: { region: "eu-moscow" } }],
    right: [{ home: { region: "na-ashburn" }, acknowledge: ["anycast-region"] }, { home: { region: "sa-saopaulo" } }],
  },
  "home/region-unknown": {
    wrong: [{ home: { region: "ap-seuol" } }, { home: { region: "ap-seuol" }, acknowledge: ["anycast-region"] }],
    right: [{ home: { region: "ap-mumbai" } }, { home: { region: "ap-shenzhen-fsi" } }],
  },

  "entry/bandwidth": {
    wrong: [0, 2001, -1, undefined].map((bandwidthMbps) => ({ entry: { bandwidthMbps } })),
    right: [1, 2000].map((bandwidthMbps) => ({ entry: { bandwidthMbps } })),
  },
  "entry/reach": {
    wrong: [{ entry: { reach: "global" } }, { entry: { reach: "global" }, acknowledge: ["anycast-region"] }],
    right: [{ entry: { reach: "global" }, acknowledge: ["anycast-global"] }, { entry: { reach: "overseas" } }],
  },
  "entry/adopt": {
    wrong: ["192.0.2.1", "eip-", `eip-${"a".repeat(22)}`].map((adopt) => ({ entry: { adopt } })),
    right: [...["eip-1a2b3c4d", `eip-${"a".repeat(21)}`].map((adopt) => ({ entry: { adopt } })), {}],
  },
  "entry/retire-name": {
    wrong: [{ entry: { retire: "duel-live-entry" } }, { entry: { retire: "duel-test" } }],
    right: [{ entry: { retire: "duel-test-entry" } }, {}],
  },

  "edge/region": {
    wrong: [tokyo({ region: "ap-tokio" }), tokyo({ region: "eu-moscow" })],
    right: [tokyo({ region: "ap-guangzhou" }), tokyo({ region: "na-ashburn" })],
  },
  "edge/home-region": { wrong: [tokyo({ region: "ap-seoul" })], right: [tokyo({ region: "ap-tokyo" })] },
  "edge/zone": {
    wrong: [tokyo({ relays: { zones: { "ap-osaka-1": 1 } } }), tokyo({ relays: { zones: { "ap-tokyo": 1 } } })],
    right: [tokyo({ relays: { zones: { "ap-tokyo-3": 1 } } })],
  },
  "edge/no-relay": {
    wrong: [tokyo({ relays: { zones: { "ap-tokyo-1": undefined } } })],
    right: [tokyo({ relays: { zones: { "ap-tokyo-1": 1 } } })],
  },
  "edge/user-data": {
    wrong: [tokyo({ relays: { userData: script(12_289) } })],
    right: [tokyo({ relays: { userData: script(12_288) } })],
  },
  "edge/cidr-start": { wrong: [tokyo({ cidr: "10.9.0.1/16" })], right: [tokyo({ cidr: "10.9.0.0/16" })] },
  "edge/cidr-range": {
    wrong: [tokyo({ cidr: "172.16.0.0/16" }), tokyo({ cidr: "11.0.0.0/16" })],
    right: [tokyo({ cidr: "10.255.0.0/16" }), {}],
  },
  "edge/cidr-size": {
    wrong: [tokyo({ cidr: "10.9.0.0/24" }), tokyo({ relays: { zones: { "ap-tokyo-256": 1 } } })],
    right: [tokyo({ cidr: "10.9.0.0/23" }), tokyo({ region: "ap-nowhere" })],
  },
  "edge/instance-type": {
    wrong: [tokyo({ relays: { instanceType: "MEDIUM4" } })],
    right: [tokyo({ relays: { instanceType: "S5.MEDIUM4" } })],
  },
  "edge/bandwidth-missing": {
    wrong: [tokyo({ relays: { bandwidthMbps: undefined } })],
    right: [tokyo({ relays: { bandwidthMbps: 1 } })],
  },
  "edge/backhaul-missing": {
    wrong: [tokyo({ backhaul: undefined })],
    right: [tokyo({ backhaul: { bandwidthMbps: 1 } })],
  },
  "edge/region-shared": {
    wrong: [
      { edges: { again: edge("ap-tokyo", { cidr: "10.200.0.0/16" }) } },
      { edges: { old: edge("ap-tokyo", { retired: true }) } },
    ],
    right: [{ edges: { frankfurt: edge("eu-frankfurt") } }],
  },

  "network/overlap": {
    wrong: [
      tokyo({ cidr: "10.0.128.0/17" }),
      { home: { cidr: "10.0.0.0/8" } },
      { edges: { frankfurt: edge("eu-frankfurt", { cidr: "10.2.0.0/16" }) } },
    ],
    right: [tokyo({ cidr: "10.1.0.0/16" }), { edges: { frankfurt: edge("eu-frankfurt", { cidr: "10.3.0.0/16" }) } }],
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
    wrong: [{ accountIds: ["10000000000a"] }, { accountIds: ["1", ""] }],
    right: [{ accountIds: ["100000000001"] }, {}],
  },
  "state/region": {
    wrong: ["ap-seoul", "ap-tokyo"].map((region) => ({ state: { backend: "cos", bucket: "states-1", region } })),
    right: [
      { state: { backend: "cos", bucket: "states-1", region: "eu-frankfurt" } },
      { state: { backend: "s3", bucket: "states", region: "eu-west-1" } },
    ],
  },
};
