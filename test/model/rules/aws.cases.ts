import { awsModel } from "../../../model/aws";
import { awsEdge, type Changes } from "../declared";
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
const overInternet = { backhaul: { public: "addresses" } };
const byTls = { backhaul: { public: "tls" }, relays: { homeTls } };
const script = (bytes: number) => "x".repeat(bytes);
const notices = (...topics: string[]) => ({ home: { alarms: { notices: topics } } });
const topic = (region: string) => `arn:aws:sns:${region}:123456789012:oncall`;
const dns = (changes: Changes = {}) => ({
  dns: { zone: "duel.example", name: "play", zoneId: "Z0123456789ABCDEFGHIJ", ...changes },
});
const tags = (count: number) => ({
  tags: Object.fromEntries(Array.from({ length: count }, (_, n) => [`tag${n}`, "x"])),
});
/** More ports of a protocol, on numbers nobody else has. */
const ports = (count: number, protocol: string, first: number) => ({
  ports: Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${first + n}`, { protocol, port: first + n }])),
});
/** `count` edges beside the one in Tokyo, in regions of their own. */
const edges = (count: number, changes: Changes = {}) => {
  const regions = awsModel.edgeRegions.filter((region) => !/^ap-northeast-[12]$/.test(region)).slice(0, count);
  return { edges: Object.fromEntries(regions.map((region, n) => [`e${n}`, awsEdge(region, changes)])) };
};
const machine = (
  of: (changes: Changes) => Changes,
  key: string,
  wrong: readonly string[],
  right: readonly string[],
): Case => ({
  wrong: wrong.map((value) => of({ [key]: value })),
  right: [...right.map((value) => of({ [key]: value })), {}],
});

const types = [
  ["large", "c6i.", "C6i.large", "c6i.large.x"],
  ["c6i.large", "u-6tb1.metal", "t4g.nano"],
] as const;
const families = [
  ["m1.large", "t1.micro", "cc2.8xlarge"],
  ["m4.large", "t2.micro", "m10.large"],
] as const;
const images = [
  ["img-1", "ami-", "ami-0C9C942B", "ami-1234567"],
  ["ami-12345678", "ami-0c9c942bd7bf113a2"],
] as const;
const devices = [
  ["xvda", "/dev/disk0", "/dev/"],
  ["/dev/sda1", "/dev/xvdb", "/dev/sdb"],
] as const;

/** By code. The test fails for a rule without a line here, and for a line without a rule. */
export const awsCases: Readonly<Record<string, Case>> = {
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
    wrong: [port({ idleSeconds: 59 }), port({ idleSeconds: 6001 })],
    right: [port({ idleSeconds: 60 }), port({ idleSeconds: 6000 }), {}],
  },
  "timeout/none": { wrong: [port({ idleSeconds: 1 })], right: [port({ idleSeconds: 2 }), {}] },
  "timeout/hop": {
    wrong: [
      port({ heartbeatSeconds: 171 }),
      port({ heartbeatSeconds: 60, idleSeconds: 119 }),
      { ports: { sync: { heartbeatSeconds: 16 } } },
    ],
    right: [
      port({ heartbeatSeconds: 170 }),
      port({ heartbeatSeconds: 60, idleSeconds: 120 }),
      { ports: { sync: { heartbeatSeconds: 15 } } },
    ],
  },
  "port/too-many": {
    wrong: [ports(10, "tcp", 8000), ports(10, "udp", 8000)],
    right: [ports(9, "tcp", 8000), ports(9, "udp", 8000)],
  },
  "port/home-port-range": {
    wrong: [port({ port: { from: 7000, to: 7002 }, homePort: 9000 })],
    right: [port({ homePort: 9000 })],
  },
  "port/home-port-taken": {
    wrong: [
      port({ homePort: 17000 }),
      port({ homePort: 7001 }),
      port({ relayPort: 7001 }),
      { ports: { sync: { homePort: 17000 } } },
      { ports: { game: { homePort: 9000 }, sync: { homePort: 9000 } } },
    ],
    right: [
      {},
      port({ homePort: 7000 }),
      { ports: { game: { homePort: 9000 }, sync: { homePort: 9001 } } },
      // home's load balancer listens on the numbers of the machines
      { ports: { game: { homePort: 9000 }, more: { protocol: "tcp", port: 7002, relayPort: 7000 } } },
      // the capability table's
      { ports: { sync: { port: 7000 } } },
    ],
  },
  "port/home-port-inside": {
    wrong: [
      port({ homePort: 7001 }),
      { ports: { game: { homePort: 7001 }, sync: { homePort: 9001 } } },
      { ports: { range: { protocol: "udp", port: { from: 9000, to: 9009 } }, game: { homePort: 9009 } } },
    ],
    right: [{}, port({ homePort: 7000 }), port({ homePort: 17001 })],
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
  "port/taken-by-relays": { wrong: [port({ port: 8404 })], right: [port({ port: 8403 })] },

  "health/timeout": {
    wrong: [health({ intervalSeconds: 5, timeoutSeconds: 5 })],
    right: [health({ intervalSeconds: 5, timeoutSeconds: 4 })],
  },
  "health/port": { wrong: [health({ port: "gme" }), health({ port: "sync" })], right: [health({ port: "game" })] },
  "health/port-missing": {
    wrong: [health({ port: undefined }), { ...health({ port: undefined }), ports: { game: undefined } }],
    right: [{}, { ...health({ port: undefined }), ports: { sync: undefined } }],
  },
  "health/http-unused": {
    wrong: [{ ...health({ http: { path: "/" } }), ports: { game: undefined } }],
    right: [health({ http: { path: "/" } })],
  },
  "health/range": {
    wrong: [
      health({ intervalSeconds: 4 }),
      health({ intervalSeconds: 301 }),
      health({ timeoutSeconds: 1 }),
      health({ timeoutSeconds: 121, intervalSeconds: 200 }),
      health({ unhealthyAfter: 1 }),
      health({ unhealthyAfter: 11 }),
      health({ healthyAfter: 1 }),
      health({ healthyAfter: 11 }),
    ],
    right: [
      health({ intervalSeconds: 300, timeoutSeconds: 120, unhealthyAfter: 10, healthyAfter: 10 }),
      health({ intervalSeconds: 5, timeoutSeconds: 2, unhealthyAfter: 2, healthyAfter: 2 }),
    ],
  },

  "home/region": {
    wrong: ["cn-north-1", "us-gov-west-1", "ap-seoul", "ap-east-2", "us-west-2-lax-1"].map((region) => ({
      home: { region },
    })),
    right: [{ home: { region: "us-west-2" } }, { home: { region: "il-central-1" } }],
  },
  "home/zone": {
    wrong: [
      { home: { zones: ["ap-northeast-2a", "ap-northeast-1c"] } },
      { home: { zones: ["ap-northeast-2a", "ap-northeast-2"] } },
      { home: { zones: ["ap-northeast-2a", "us-west-2-lax-1a"] } },
    ],
    right: [{ home: { zones: ["ap-northeast-2a", "ap-northeast-2d"] } }, { home: { region: "ap-nowhere-1" } }],
  },
  "home/zone-outlying": {
    wrong: [
      { home: { region: "us-west-2", zones: ["us-west-2a", "us-west-2-lax-1a"] } },
      { home: { zones: ["ap-northeast-2a", "ap-northeast-2-wl1-cjj-wlz-1"] } },
    ],
    right: [{ home: { region: "us-west-2", zones: ["us-west-2a", "us-west-2d"] } }],
  },
  "home/zones-few": {
    wrong: [{ home: { zones: ["ap-northeast-2a"] } }],
    right: [{ home: { zones: ["ap-northeast-2c", "ap-northeast-2a"] } }],
  },
  "home/zones-twice": {
    wrong: [{ home: { zones: ["ap-northeast-2a", "ap-northeast-2a"] } }],
    right: [{ home: { zones: ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"] } }],
  },
  "home/min-over-max": { wrong: [fleet({ min: 5 })], right: [fleet({ min: 4 })] },
  "home/user-data": {
    wrong: [fleet({ userData: script(16_385) })],
    right: [fleet({ userData: script(16_384) })],
  },
  "home/cidr-start": { wrong: [{ home: { cidr: "10.0.0.1/16" } }], right: [{ home: { cidr: "10.0.0.0/16" } }] },
  "home/cidr-private": { wrong: [{ home: { cidr: "11.0.0.0/16" } }], right: [{ home: { cidr: "172.31.0.0/16" } }] },
  "home/cidr-size": {
    wrong: [{ home: { cidr: "10.0.0.0/23" } }],
    right: [{ home: { cidr: "10.0.0.0/22" } }],
  },
  "home/cidr-large": {
    wrong: [{ home: { cidr: "10.0.0.0/15" } }, { home: { cidr: "10.0.0.0/8" } }],
    right: [{ home: { cidr: "10.0.0.0/16" } }, {}],
  },
  "home/instance-type": machine(fleet, "instanceType", ...types),
  "home/instance-family": machine(fleet, "instanceType", ...families),
  "home/image": machine(fleet, "image", ...images),
  "home/disk": { wrong: [fleet({ diskGb: 16_385 })], right: [fleet({ diskGb: 16_384 }), {}] },
  "home/root-device": machine(fleet, "rootDevice", ...devices),

  "entry/adopt": {
    wrong: ["eip-1a2b3c4d", "arn:aws:globalaccelerator::1234:accelerator/a"].map((adopt) => ({ entry: { adopt } })),
    right: [{ entry: { adopt: "arn:aws:globalaccelerator::123456789012:accelerator/0a1b-2c3d" } }, {}],
  },
  "entry/addresses": {
    wrong: [["192.0.2.1", "192.0.2.1"], ["10.0.0.1"]].map((addresses) => ({ entry: { addresses } })),
    right: [["192.0.2.1", "192.0.2.2"], ["192.0.2.1"]].map((addresses) => ({ entry: { addresses } })),
  },
  "entry/flow-log-bucket": {
    wrong: ["s3://logs", "Logs", "-logs", "logs.", "a..b"].map((bucket) => ({ entry: { flowLogs: { bucket } } })),
    right: [{ entry: { flowLogs: { bucket: "skyline-logs.example" } } }, {}],
  },
  "entry/dual-stack-udp": {
    wrong: [{ entry: { dualStack: true } }],
    right: [{ entry: { dualStack: true }, ports: { sync: undefined } }, {}],
  },
  "entry/retire-name": {
    wrong: [{ entry: { retire: "duel-live-entry" } }],
    right: [{ entry: { retire: "duel-test-entry" } }, {}],
  },

  "edge/reserved-name": {
    wrong: ["home", "entry", "nowhere"].map((key) => ({ edges: { [key]: awsEdge("eu-central-1") } })),
    right: [{ edges: { homes: awsEdge("eu-central-1") } }, { edges: { constructor: awsEdge("eu-central-1") } }],
  },
  "edge/region": {
    wrong: ["ap-tokyo", "cn-north-1", "us-gov-east-1", "us-west-2-lax-1", "us-west-2-lax-1a", "ap-east-2"].map(
      (region) => tokyo({ region }),
    ),
    right: [{ edges: { frankfurt: awsEdge("eu-central-1") } }],
  },
  "edge/home-region": { wrong: [tokyo({ region: "ap-northeast-2" })], right: [{}] },
  "edge/zone": {
    wrong: [relays({ zones: { "ap-northeast-3a": 1 } }), relays({ zones: { "ap-northeast-1": 1 } })],
    right: [relays({ zones: { "ap-northeast-1d": 1 } })],
  },
  "edge/zone-outlying": {
    wrong: [
      { edges: { la: awsEdge("us-west-2", { relays: { zones: { "us-west-2-lax-1a": 1 } } }) } },
      relays({ zones: { "ap-northeast-1-wl1-nrt-wlz-1": 1 } }),
    ],
    right: [{ edges: { la: awsEdge("us-west-2") } }],
  },
  "edge/no-relay": { wrong: [relays({ zones: { "ap-northeast-1a": undefined } })], right: [{}] },
  "edge/user-data": {
    wrong: [relays({ userData: script(16_385) })],
    right: [relays({ userData: script(16_384) })],
  },
  "port/tls-ended-twice": {
    wrong: [port({ tls: { certificate: "/a.pem" }, websocket: { path: "/", tls: true } })],
    right: [port({ tls: { certificate: "/a.pem" } }), port({ websocket: { path: "/", tls: true } })],
  },
  "edge/other-home-name": {
    wrong: [relays({ otherHomes: { home: { address: "10.0.9.9", weight: 10 } } })],
    right: [relays({ otherHomes: { next: { address: "10.0.9.9", weight: 10 } } }), {}],
  },
  "edge/other-home-outside": {
    wrong: [
      relays({ otherHomes: { next: { address: "10.65.0.9", weight: 10 } } }),
      { ...relays({ otherHomes: { next: { address: "10.0.9.9", weight: 10 } } }), home: { cidr: "10.1.0.0/16" } },
    ],
    right: [
      relays({ otherHomes: { next: { address: "10.0.255.254", weight: 10 } } }),
      { ...relays({ otherHomes: { next: { address: "10.1.9.9", weight: 10 } } }), home: { cidr: "10.1.0.0/16" } },
    ],
  },
  "edge/address-shared": {
    wrong: [{ ...relays({ connectionsPerAddress: 20 }), entry: { dualStack: true } }],
    right: [relays({ connectionsPerAddress: 20 }), { entry: { dualStack: true } }],
  },
  "edge/connections": {
    wrong: [{ ...relays({ connections: 60_000 }), ...ports(8, "tcp", 7100) }],
    right: [{ ...relays({ connections: 55_555 }), ...ports(8, "tcp", 7100) }, {}],
  },
  "edge/tls-twice": {
    wrong: [{ ...relays({ homeTls }), ports: { game: { websocket: { path: "/", tls: true } } } }],
    right: [relays({ homeTls }), { ports: { game: { websocket: { path: "/", tls: true } } } }],
  },
  "edge/user-data-script": {
    wrong: [relays({ userData: "#cloud-config" })],
    right: [relays({ userData: "#!/bin/sh" }), {}],
  },
  "edge/drain-time": {
    wrong: [
      { ...relays({ drainSeconds: 7000 }), ...health({ intervalSeconds: 63, unhealthyAfter: 3 }) },
      { ...relays({ drainSeconds: 4189 }), ...health({ intervalSeconds: 300, unhealthyAfter: 10 }) },
    ],
    right: [
      { ...relays({ drainSeconds: 7000 }), ...health({ intervalSeconds: 62, unhealthyAfter: 3 }) },
      { ...relays({ drainSeconds: 4188 }), ...health({ intervalSeconds: 300, unhealthyAfter: 10 }) },
      {},
    ],
  },
  "edge/no-tcp-port": { wrong: [{ ports: { game: undefined } }], right: [{}] },
  "edge/other-home-public": {
    wrong: [relays({ otherHomes: { blue: { address: "8.8.8.8", weight: 1 } } })],
    right: [relays({ otherHomes: { blue: { address: "10.0.0.9", weight: 0 } } }), {}],
  },
  "edge/cidr-start": { wrong: [tokyo({ cidr: "10.9.0.1/16" })], right: [tokyo({ cidr: "10.9.0.0/16" })] },
  "edge/cidr-range": { wrong: [tokyo({ cidr: "172.16.0.0/16" })], right: [tokyo({ cidr: "10.255.0.0/16" }), {}] },
  "edge/cidr-size": { wrong: [tokyo({ cidr: "10.9.0.0/24" })], right: [tokyo({ cidr: "10.9.0.0/23" })] },
  "edge/cidr-large": { wrong: [tokyo({ cidr: "10.64.0.0/15" })], right: [tokyo({ cidr: "10.65.0.0/16" }), {}] },
  "edge/instance-type": machine(relays, "instanceType", ...types),
  "edge/instance-family": machine(relays, "instanceType", ...families),
  "edge/image": machine(relays, "image", ...images),
  "edge/disk": { wrong: [relays({ diskGb: 16_385 })], right: [relays({ diskGb: 16_384 }), {}] },
  "edge/root-device": machine(relays, "rootDevice", ...devices),
  "edge/name-taken": {
    wrong: [{ edges: { fallback: awsEdge("eu-central-1") } }],
    right: [{ edges: { fallbacks: awsEdge("eu-central-1") } }],
  },
  "edge/region-shared": {
    wrong: [
      { edges: { again: awsEdge("ap-northeast-1") } },
      { edges: { old: awsEdge("ap-northeast-1", { retired: true }) } },
    ],
    right: [{ edges: { osaka: awsEdge("ap-northeast-3") } }],
  },

  "traffic/dial-zero": {
    wrong: [
      tokyo({ dialPercent: 0 }),
      { home: { dialPercent: 0 } },
      { home: { dialPercent: 0 }, ...tokyo({ drain: true }) },
    ],
    right: [
      tokyo({ dialPercent: 0.1 }),
      tokyo({ dialPercent: 0, drain: true }),
      tokyo({ dialPercent: 0, retired: true }),
      { home: { dialPercent: 1 } },
    ],
  },
  "traffic/groups": {
    // with home and Tokyo: 22 regions, 2 listeners
    wrong: [edges(20)],
    right: [edges(19), edges(20, { retired: true }), { ...edges(20), ports: { sync: undefined } }],
  },

  "dns/zone-id-missing": { wrong: [dns({ zoneId: undefined })], right: [dns(), {}] },
  "dns/zone-id": {
    wrong: [dns({ zoneId: "duel.example" }), dns({ zoneId: "/hostedzone/Z1" }), dns({ zoneId: "z1" })],
    right: [dns({ zoneId: "Z1" }), dns()],
  },
  "dns/too-long": {
    // fallback.play.<zone>: 9 + 5 + 239 characters
    wrong: [dns({ zone: `${"a".repeat(59)}.`.repeat(3).concat("b".repeat(52), ".example") })],
    right: [dns({ zone: `${"a".repeat(59)}.`.repeat(3).concat("b".repeat(51), ".example") })],
  },

  "alarm/notice": {
    wrong: [notices("notice-1"), notices(`${topic("us-west-2")}.fifo`), notices("arn:aws:sns:us-west-2:1:oncall")],
    right: [notices(topic("us-west-2")), {}],
  },
  "alarm/notice-region": {
    wrong: [notices(topic("eu-west-1"))],
    right: [notices(topic("us-west-2"), topic("ap-northeast-2")), {}],
  },

  "network/overlap": {
    wrong: [tokyo({ cidr: "10.0.128.0/17" })],
    right: [tokyo({ cidr: "10.1.0.0/16" })],
  },
  "name/reserved": {
    wrong: ["internal", "internal-tools", "sg", "sg-x"].map((game) => ({ game })),
    right: ["internals", "sgx", "my-internal"].map((game) => ({ game })),
  },
  "tags/taken": { wrong: [{ tags: { game: "x" } }], right: [{ tags: { team: "red" } }] },
  "tags/name-taken": { wrong: [{ tags: { Name: "x" } }], right: [{ tags: { Names: "x" } }] },
  "tags/wrong": {
    wrong: [
      { tags: { "aws:a": "x" } },
      { tags: { "AWS:a": "x" } },
      { tags: { ["k".repeat(129)]: "x" } },
      { tags: { "": "x" } },
      { tags: { a: "v".repeat(257) } },
      { tags: { "a*": "x" } },
      { tags: { a: "x;y" } },
    ],
    right: [{ tags: { ["k".repeat(128)]: "v".repeat(256), "이름 _.:/=+-@": "값 _.:/=+-@", aws: "" } }, {}],
  },
  "tags/case": {
    wrong: [{ tags: { Game: "x" } }, { tags: { team: "x", TEAM: "y" } }],
    right: [{ tags: { team: "x", teams: "y", name: "z" } }],
  },
  "tags/too-many": { wrong: [tags(47)], right: [tags(46)] },
  "account/id": {
    wrong: [
      { accountIds: ["12345678901"] },
      { accountIds: ["123456789012", "1234567890123"] },
      tokyo({ accountIds: ["12345678901"] }),
    ],
    right: [{ accountIds: ["012345678901"] }, tokyo({ accountIds: ["012345678901"] }), {}],
  },
  "account/of-environment": {
    wrong: [tokyo({ accountIds: ["123456789012"] })],
    right: [tokyo({ accountIds: ["100000000001"], cloud: "tencent" }), { accountIds: ["123456789012"] }],
  },
  "edge/relay-addresses": {
    wrong: [tokyo(overInternet)],
    right: [tokyo({ backhaul: { public: "tls" } }), {}],
  },
  "edge/behind-accelerator": {
    wrong: [tokyo({ cloud: "tencent" }), tokyo({ cloud: "alibaba", ...overInternet })],
    right: [tokyo({ cloud: "aws" }), {}],
  },
  "edge/no-private-road": {
    wrong: [tokyo({ cloud: "tencent" })],
    right: [tokyo({ cloud: "tencent", ...overInternet }), {}],
  },
  "edge/public-bandwidth": {
    wrong: [tokyo({ backhaul: { public: "addresses", bandwidthMbps: 10 } })],
    right: [tokyo(overInternet), {}],
  },
  "edge/public-tls": {
    wrong: [tokyo({ backhaul: { public: "tls" } })],
    right: [tokyo({ backhaul: { public: "tls" }, relays: { homeTls } }), {}],
  },
  "edge/tls-everywhere": {
    wrong: [{ edges: { tokyo: byTls, ...edges(1).edges } }],
    right: [{ edges: { tokyo: byTls, ...edges(1, { relays: { homeTls } }).edges } }, tokyo(byTls)],
  },
  "edge/other-home-private": {
    wrong: [tokyo({ ...overInternet, relays: { otherHomes: { blue: { address: "10.0.9.9", weight: 1 } } } })],
    right: [tokyo({ ...overInternet, relays: { otherHomes: { blue: { address: "8.8.8.8", weight: 1 } } } }), {}],
  },
  "state/region": {
    wrong: ["ap-northeast-2", "ap-northeast-1"].map((region) => ({
      state: { backend: "s3", bucket: "states", region },
    })),
    right: [{ state: { backend: "s3", bucket: "states", region: "eu-west-1" } }],
  },
};
