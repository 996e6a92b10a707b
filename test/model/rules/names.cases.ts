import type { CloudName } from "../../../model/cloud-name";
import { alibabaEdge, edge, type Changes } from "../declared";
import type { Case } from "./cases";

const zoneId = "Z0123456789ABCDEFGHIJ";
const servers = ["ns1.dnspod.example", "ns2.dnspod.example"];
const base = { zone: "play.duel.example", name: "tcp" };
const dns = (changes: Changes = {}) => ({ dns: { ...base, ...changes } });
const delegate = (changes: Changes) => dns({ delegate: changes });
const spread = (changes: Changes, more: Changes = {}) => ({ ...dns({ spread: changes }), ...more });
const https = (changes: Changes, more: Changes = {}) => ({
  ...dns(),
  https: { name: "web", port: "game", cdn: "none", ...changes },
  ...more,
});
const arn = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b-2c";
const behindCloudFront = (changes: Changes = {}, port = 443) =>
  https({ cdn: "cloudfront", certificate: arn, ...changes }, { ports: { game: { port } } });

const everywhere: Readonly<Record<string, Case>> = {
  "dns/parent": {
    wrong: [
      delegate({ parent: "rumble.example", parentZoneId: zoneId }),
      delegate({ parent: "play.duel.example" }),
      delegate({ parent: "uel.example" }),
    ],
    right: [delegate({ parent: "duel.example" }), delegate({}), {}],
  },
  "dns/parent-missing": {
    wrong: [delegate({ parentZoneId: zoneId }), delegate({ nameServers: servers })],
    right: [delegate({}), delegate({ parent: "duel.example", parentZoneId: zoneId, nameServers: servers }), {}],
  },
  "dns/name-server-twice": {
    wrong: [
      delegate({ nameServers: ["ns1.dnspod.example", "ns1.dnspod.example"] }),
      delegate({ nameServers: [...servers, "ns1.dnspod.example"] }),
    ],
    right: [delegate({ nameServers: servers }), delegate({}), {}],
  },
  "dns/spread-nobody": {
    wrong: [
      spread({ by: "latency" }, { edges: { tokyo: undefined } }),
      spread({ by: "latency" }, { edges: { tokyo: { retired: true } } }),
    ],
    right: [spread({ by: "latency" }), dns()],
  },
  "dns/spread-edge": {
    wrong: [
      spread({ by: "weight", weights: { tokyo: 1, osaka: 1 } }),
      spread({ by: "place", places: { tokyo: ["default"], osaka: ["JP"] } }),
    ],
    right: [spread({ by: "weight", weights: { tokyo: 1 } }), dns()],
  },
  "dns/spread-unused": {
    wrong: [
      spread({ by: "latency", weights: { tokyo: 1 } }),
      spread({ by: "weight", weights: { tokyo: 1 }, places: {} }),
    ],
    right: [spread({ by: "weight", weights: { tokyo: 1 } }), spread({ by: "place", places: { tokyo: ["default"] } })],
  },
  "dns/spread-missing": {
    wrong: [spread({ by: "weight" }), spread({ by: "place", places: {} })],
    right: [spread({ by: "latency" }), spread({ by: "weight", weights: { tokyo: 100 } })],
  },
  "dns/place-default": {
    wrong: [
      spread({ by: "place", places: { tokyo: ["JP"] } }),
      spread({ by: "place", places: { tokyo: ["default"] } }, { edges: { tokyo: { drain: true } } }),
      spread({ by: "place", places: { osaka: ["JP"], tokyo: ["default"] } }, { edges: { tokyo: { retired: true } } }),
      spread({ by: "place", places: { tokyo: ["JP"], osaka: ["default"] } }),
    ],
    right: [
      spread({ by: "place", places: { tokyo: ["JP", "default"] } }),
      spread({ by: "place" }),
      spread({ by: "latency" }, { edges: { tokyo: { drain: true } } }),
    ],
  },
  "dns/place-twice": {
    wrong: [
      spread({ by: "place", places: { tokyo: ["default", "JP", "JP"] } }),
      spread({ by: "place", places: { tokyo: ["default"], osaka: ["default"] } }),
    ],
    right: [spread({ by: "place", places: { tokyo: ["default", "JP"], osaka: ["KR"] } }), dns()],
  },
  "https/no-zone": {
    wrong: [{ https: { name: "web", port: "game", cdn: "none" } }],
    right: [https({}), {}],
  },
  "https/name-taken": { wrong: [https({ name: "tcp" })], right: [https({ name: "tcps" })] },
  "https/too-long": {
    wrong: [
      {
        ...https({ name: "w".repeat(20) }),
        ...dns({ zone: `${"a".repeat(59)}.`.repeat(4).slice(0, 232).concat("a.example") }),
      },
    ],
    right: [https({ name: "w".repeat(63) })],
  },
  "https/port": {
    wrong: [
      https({ port: "web" }),
      https({ port: "sync" }),
      https({ port: "constructor" }),
      https({ cdn: "tencent-cdn", port: "constructor" }),
      behindCloudFront({ port: "constructor", check: { path: "/ok" } }),
      https({}, { ports: { game: { port: { from: 1, to: 2 } } } }),
    ],
    right: [https({}), https({}, { ports: { game: { port: { from: 443, to: 443 } } } })],
  },
  "https/certificate": {
    wrong: [https({ certificate: arn }), https({ cdn: "cloudfront" }), https({ cdn: "tencent-cdn" })],
    right: [https({}), https({ cdn: "cloudfront", certificate: arn }), https({ cdn: "tencent-cdn", certificate: "1" })],
  },
  "https/plain": {
    wrong: [https({ origin: "http" })],
    right: [https({ origin: "https" }), https({ cdn: "tencent-cdn", certificate: "1", origin: "http" })],
  },
};

const takenLabel = (fallback: Changes): Readonly<Record<string, Case>> => ({
  "edge/name-taken": {
    wrong: [spread({ by: "place", places: { fallback: ["default"] } }, { edges: { tokyo: undefined, fallback } })],
    right: [
      { ...dns(), edges: { tokyo: undefined, fallback } },
      spread({ by: "place", places: { tokyo: ["default"] } }),
    ],
  },
});

const onAws: Readonly<Record<string, Case>> = {
  "dns/zone-id-made": {
    wrong: [dns({ zoneId, delegate: {} })],
    right: [dns({ zoneId }), dns({ delegate: {} })],
  },
  "dns/parent-zone-id": {
    wrong: [delegate({ parent: "duel.example" }), delegate({ parent: "duel.example", parentZoneId: "duel.example" })],
    right: [delegate({ parent: "duel.example", parentZoneId: zoneId }), delegate({}), {}],
  },
  "dns/name-servers": {
    wrong: [delegate({ parent: "duel.example", parentZoneId: zoneId, nameServers: servers })],
    right: [delegate({ parent: "duel.example", parentZoneId: zoneId }), {}],
  },
  "dns/place": {
    wrong: ["jp", "JPN", "continent-XX", "EU-West", "*"].map((place) =>
      spread({ by: "place", places: { tokyo: ["default", place] } }),
    ),
    right: [spread({ by: "place", places: { tokyo: ["default", "JP", "continent-AS"] } }), dns()],
  },
  "https/certificate-arn": {
    wrong: ["arn:aws:acm:ap-northeast-2:123456789012:certificate/0a", "leVhlnZb", arn.replace("acm", "iam")].map(
      (certificate) => behindCloudFront({ certificate }),
    ),
    right: [behindCloudFront(), https({})],
  },
  "https/origin-port": {
    wrong: [behindCloudFront({}, 444), behindCloudFront({}, 1023), behindCloudFront({}, 81)],
    right: [
      behindCloudFront({}, 80),
      behindCloudFront({}, 443),
      behindCloudFront({}, 1024),
      https({}, { ports: { game: { port: 444 } } }),
    ],
  },
  "https/check": {
    wrong: [
      https({ check: { path: "/ok" } }, { ports: { game: { port: 443 } } }),
      behindCloudFront({ check: { path: "/ok" }, origin: "http" }),
      behindCloudFront({ check: { path: "/ok" } }, 8443),
    ],
    right: [behindCloudFront({ check: { path: "/ok" } }), behindCloudFront({}, 8443), {}],
  },
  "entry/shield": {
    wrong: [{ entry: { shield: { subscribed: true } } }, { entry: { shield: { subscribed: true } }, acknowledge: [] }],
    right: [
      { entry: { shield: { subscribed: true } }, acknowledge: ["shield-advanced"] },
      { acknowledge: ["shield-advanced"] },
    ],
  },
};

const onTencent: Readonly<Record<string, Case>> = {
  "dns/name-servers": {
    wrong: [delegate({ parent: "duel.example" })],
    right: [delegate({ parent: "duel.example", nameServers: servers }), delegate({}), {}],
  },
  "dns/parent-zone-id": {
    wrong: [delegate({ parent: "duel.example", nameServers: servers, parentZoneId: zoneId })],
    right: [delegate({ parent: "duel.example", nameServers: servers }), {}],
  },
  "dns/weights-plan": {
    wrong: [spread({ by: "weight", weights: { tokyo: 1 } })],
    right: [spread({ by: "weight", weights: { tokyo: 1 } }, { acknowledge: ["dns-weights"] }), spread({ by: "place" })],
  },
  "dns/place": {
    wrong: ["JP", "continent-AS"].map((place) => spread({ by: "place", places: { tokyo: ["default", place] } })),
    right: [spread({ by: "place", places: { tokyo: ["default", "境外"] } }), dns()],
  },
  "https/websocket": {
    wrong: [https({ cdn: "tencent-cdn", certificate: "1" }, { ports: { game: { websocket: { path: "/" } } } })],
    right: [
      https({ cdn: "tencent-cdn", certificate: "1" }),
      https({ cdn: "none" }, { ports: { game: { websocket: { path: "/" } } } }),
    ],
  },
};

/** Of names, zones and HTTPS, by cloud and code. */
export const nameCases: Readonly<Record<CloudName, Readonly<Record<string, Case>>>> = {
  tencent: { ...everywhere, ...takenLabel(edge("ap-tokyo")), ...onTencent },
  aws: { ...everywhere, ...onAws },
  alibaba: { ...everywhere, ...takenLabel(alibabaEdge("ap-northeast-1")) },
};
