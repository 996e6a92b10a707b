import type { CloudName } from "../../../model/cloud-name";
import type { Changes } from "../declared";

const onBoth = (changes: Changes): Readonly<Record<CloudName, Changes>> => ({ tencent: changes, aws: changes });
const topics = ["arn:aws:sns:us-west-2:123456789012:oncall"];
const dns = { zone: "duel.example", name: "play" };
const zoneId = "Z0123456789ABCDEFGHIJ";

/** Changes of a right environment that ask for a capability, by its id. */
export const asks: Readonly<Record<string, Readonly<Record<CloudName, Changes>>>> = {
  "entry-bandwidth": onBoth({ entry: { bandwidthMbps: 100 } }),
  "reach-global": {
    tencent: { entry: { reach: "global" }, acknowledge: ["anycast-global"] },
    aws: { entry: { reach: "global" } },
  },
  "dual-stack": onBoth({ entry: { dualStack: true }, ports: { sync: undefined } }),
  "own-addresses": onBoth({ entry: { addresses: ["192.0.2.1"] } }),
  "flow-logs": onBoth({ entry: { flowLogs: { bucket: "logs" } } }),
  adopt: {
    tencent: { entry: { adopt: "eip-1a2b3c4d" } },
    aws: { entry: { adopt: "arn:aws:globalaccelerator::123456789012:accelerator/0a1b" } },
  },
  "allow-lists": onBoth({ acknowledge: ["port-ranges"] }),
  "port-ranges": {
    tencent: { ports: { game: { port: { from: 7100, to: 7200 } } }, acknowledge: ["port-ranges"] },
    aws: { ports: { game: { port: { from: 7100, to: 7200 } } } },
  },
  "port-shared": onBoth({ ports: { sync: { port: 7000 } } }),
  "udp-probe": onBoth({ ports: { sync: { probe: "ping" } } }),
  "idle-tcp": onBoth({ ports: { game: { idleSeconds: 300 } } }),
  "idle-udp": onBoth({ ports: { sync: { idleSeconds: 300 } } }),
  "health-http-host": onBoth({ home: { health: { http: { path: "/ready", host: "duel.example" } } } }),
  "root-device": onBoth({
    home: { fleet: { rootDevice: "/dev/sda1" } },
    edges: { tokyo: { relays: { rootDevice: "/dev/sda1" } } },
  }),
  "delete-protection": onBoth({ home: { deleteProtection: true } }),
  alarms: { tencent: { home: { alarms: { notices: ["notice-1"] } } }, aws: { home: { alarms: { notices: topics } } } },
  dial: onBoth({ home: { dialPercent: 50 }, edges: { tokyo: { dialPercent: 99.5 } } }),
  "private-road": onBoth({}),
  "backhaul-bandwidth": onBoth({ edges: { tokyo: { backhaul: { bandwidthMbps: 20 } } } }),
  "relay-bandwidth": onBoth({ edges: { tokyo: { relays: { bandwidthMbps: 50 } } } }),
  "edge-addresses": onBoth({}),
  "edges-behind-entry": onBoth({}),
  drain: onBoth({ edges: { tokyo: { drain: true } } }),
  "dns-zone-id": onBoth({ dns: { ...dns, zoneId } }),
  "fallback-names": { tencent: { dns }, aws: { dns: { ...dns, zoneId } } },
  "account-ids": onBoth({ accountIds: ["123456789012"] }),
};
