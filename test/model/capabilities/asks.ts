import type { CloudName } from "../../../model/cloud-name";
import { ensEdge, type Changes } from "../declared";

const onAll = (changes: Changes): Readonly<Record<CloudName, Changes>> => ({
  tencent: changes,
  aws: changes,
  alibaba: changes,
});
const topics = ["arn:aws:sns:us-west-2:123456789012:oncall"];
const dns = { zone: "duel.example", name: "play" };
const ga2 = { entry: { kind: "ga2", areas: { "ap-seoul": { bandwidthMbps: 50 } } } };
const homeTls = { certificate: "/own.pem", authority: "/home.pem" };
const zoneId = "Z0123456789ABCDEFGHIJ";
const byWeight = { by: "weight", weights: { tokyo: 50 } };
const byPlace = { by: "place", places: { tokyo: ["default"] } };
const https = { name: "web", port: "game", cdn: "none" };
const certificate = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b-2c";

const osaka = {
  machines: { a: { address: "198.51.100.11" } },
  neighbours: { up: { address: "198.51.100.1", asn: 64515 } },
};

/** Changes of a right environment that ask for a capability, by its id. */
export const asks: Readonly<Record<string, Readonly<Record<CloudName, Changes>>>> = {
  "entry-bandwidth": onAll({ entry: { bandwidthMbps: 200 } }),
  "reach-global": {
    tencent: { entry: { reach: "global" }, acknowledge: ["anycast-global"] },
    aws: { entry: { reach: "global" } },
    alibaba: { entry: { reach: "global" } },
  },
  "entry-ga2": onAll(ga2),
  "dual-stack": onAll({ entry: { dualStack: true }, ports: { sync: undefined } }),
  "own-addresses": onAll({ entry: { addresses: ["192.0.2.1"] } }),
  "own-asn": onAll({
    entry: { bgp: { asn: 64500, prefix: "203.0.113.0/24", address: "203.0.113.10", sites: { osaka } } },
  }),
  "flow-logs": onAll({ entry: { flowLogs: { bucket: "logs" } } }),
  adopt: {
    tencent: { entry: { adopt: "eip-1a2b3c4d" } },
    aws: { entry: { adopt: "arn:aws:globalaccelerator::123456789012:accelerator/0a1b" } },
    alibaba: { entry: { adopt: "aeip-2zeerraiwb7uj6i1d0fo3" } },
  },
  "allow-lists": onAll({ acknowledge: ["anycast-region"] }),
  "port-ranges": {
    tencent: { ports: { sync: { port: { from: 7100, to: 7200 } } }, acknowledge: ["port-ranges"] },
    aws: { ports: { sync: { port: { from: 7100, to: 7200 } } } },
    alibaba: { ports: { sync: { port: { from: 7100, to: 7200 } } } },
  },
  "port-shared": onAll({ ports: { sync: { port: 7000 } } }),
  "home-port": onAll({ ports: { game: { homePort: 9000 } } }),
  "relay-port": onAll({}),
  websocket: onAll({ ports: { game: { websocket: { path: "/play" } } } }),
  "tls-at-relays": onAll({ ports: { game: { tls: { certificate: "/etc/ssl/duel.pem" } } } }),
  "udp-probe": onAll({ ports: { sync: { probe: "ping" } } }),
  "idle-tcp": onAll({ ports: { game: { idleSeconds: 300 } } }),
  "idle-udp": onAll({ ports: { sync: { idleSeconds: 300 } } }),
  "health-http-host": onAll({ home: { health: { http: { path: "/ready", host: "duel.example" } } } }),
  "root-device": onAll({
    home: { fleet: { rootDevice: "/dev/sda1" } },
    edges: { tokyo: { relays: { rootDevice: "/dev/sda1" } } },
  }),
  "delete-protection": onAll({ home: { deleteProtection: true } }),
  alarms: {
    tencent: { home: { alarms: { notices: ["notice-1"] } } },
    aws: { home: { alarms: { notices: topics } } },
    alibaba: { home: { alarms: { notices: ["oncall"] } } },
  },
  "alarm-cpu": {
    tencent: { home: { alarms: { cpuPercent: 70, notices: ["notice-1"] } } },
    aws: { home: { alarms: { cpuPercent: 70, notices: topics } } },
    alibaba: { home: { alarms: { cpuPercent: 70, notices: ["oncall"] } } },
  },
  dial: onAll({ home: { dialPercent: 50 }, edges: { tokyo: { dialPercent: 99.5 } } }),
  "entry-weight": {
    tencent: { ...ga2, edges: { tokyo: { entryWeight: 20 } } },
    aws: { edges: { tokyo: { entryWeight: 20 } } },
    alibaba: { edges: { tokyo: { entryWeight: 20 } } },
  },
  "edge-ens": {
    tencent: { edges: { tokyo: { kind: "ens" } } },
    aws: { edges: { tokyo: { kind: "ens" } } },
    alibaba: { edges: { wuxi: ensEdge("cn-wuxi-telecom") } },
  },
  lighthouse: onAll({ edges: { tokyo: { kind: "lighthouse" } } }),
  "edge-zone": {
    tencent: {
      edges: { tokyo: { kind: "edge-zone", relays: { zones: { "ap-tokyo-1": undefined, "tyo-ez-1": 1 } } } },
      acknowledge: ["edge-zones"],
    },
    aws: { edges: { tokyo: { kind: "edge-zone" } } },
    alibaba: { edges: { tokyo: { kind: "edge-zone" } } },
  },
  "private-road": onAll({}),
  "public-road": onAll({
    edges: { tokyo: { backhaul: { public: "tls", bandwidthMbps: undefined }, relays: { homeTls } } },
  }),
  "backhaul-bandwidth": onAll({ edges: { tokyo: { backhaul: { bandwidthMbps: 20 } } } }),
  "relay-bandwidth": onAll({ edges: { tokyo: { relays: { bandwidthMbps: 50 } } } }),
  "edge-addresses": onAll({}),
  "relay-addresses": {
    tencent: { edges: { tokyo: { relays: { addresses: { "ap-tokyo-1-1": "203.0.113.5" } } } } },
    aws: { edges: { tokyo: { relays: { addresses: { "ap-northeast-1a-1": "203.0.113.5" } } } } },
    alibaba: {
      edges: { wuxi: ensEdge("cn-wuxi-telecom", { relays: { addresses: { "cn-wuxi-telecom-1": "203.0.113.5" } } }) },
    },
  },
  "relay-health": onAll({}),
  "relay-drain": onAll({}),
  "edges-behind-entry": onAll({}),
  drain: onAll({ edges: { tokyo: { drain: true } } }),
  "dns-zone-id": onAll({ dns: { ...dns, zoneId } }),
  "fallback-names": { tencent: { dns }, aws: { dns: { ...dns, zoneId } }, alibaba: { dns } },
  "dns-delegate": onAll({ dns: { ...dns, delegate: {} } }),
  "spread-latency": {
    ...onAll({ dns: { ...dns, spread: { by: "latency" } } }),
    aws: { dns: { ...dns, zoneId, spread: { by: "latency" } } },
  },
  "spread-weight": {
    tencent: { dns: { ...dns, spread: byWeight }, acknowledge: ["dns-weights"] },
    aws: { dns: { ...dns, zoneId, spread: byWeight } },
    alibaba: { dns: { ...dns, spread: byWeight } },
  },
  "spread-place": { ...onAll({ dns: { ...dns, spread: byPlace } }), aws: { dns: { ...dns, zoneId, spread: byPlace } } },
  "https-name": { ...onAll({ dns, https }), aws: { dns: { ...dns, zoneId }, https } },
  "cdn-cloudfront": {
    ...onAll({ dns, https: { ...https, cdn: "cloudfront", certificate } }),
    aws: { dns: { ...dns, zoneId }, https: { ...https, cdn: "cloudfront", certificate } },
  },
  "cdn-tencent": {
    ...onAll({ dns, https: { ...https, cdn: "tencent-cdn", certificate: "leVhlnZb" } }),
    aws: { dns: { ...dns, zoneId }, https: { ...https, cdn: "tencent-cdn", certificate: "leVhlnZb" } },
  },
  "https-check": {
    ...onAll({ dns, https: { ...https, check: { path: "/ready" } } }),
    aws: {
      ports: { game: { port: 443 } },
      dns: { ...dns, zoneId },
      https: { ...https, cdn: "cloudfront", certificate, check: { path: "/ready" } },
    },
  },
  "shield-advanced": onAll({ entry: { shield: { subscribed: true } }, acknowledge: ["shield-advanced"] }),
  "relay-load": onAll({ dispatch: { prefer: ["tokyo", "entry"] } }),
  "rollout-dial": onAll({ rollout: { by: "dial", steps: [{ tokyo: 50 }] } }),
  "rollout-entry-weight": onAll({ rollout: { by: "entry-weight", steps: [{ tokyo: 50 }] } }),
  "rollout-dns-weight": onAll({ rollout: { by: "dns-weight", steps: [{ tokyo: 50 }] } }),
  "account-ids": onAll({ accountIds: ["123456789012"] }),
};
