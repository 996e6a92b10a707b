import type { Environment } from "../../model/environment";
import { environmentSchema } from "../../model/environment";

export type Changes = Readonly<Record<string, unknown>>;

const base = {
  cloud: "tencent",
  state: { backend: "local" },
  ports: {
    game: { protocol: "tcp", port: 7000 },
    sync: { protocol: "udp", port: 7001, probe: { send: "ping", expect: "pong" } },
  },
  entry: { bandwidthMbps: 100 },
  home: {
    region: "ap-seoul",
    zones: ["ap-seoul-1", "ap-seoul-2"],
    fleet: { instanceType: "S5.LARGE8", image: "img-1", min: 2, max: 4 },
  },
  edges: {
    tokyo: {
      region: "ap-tokyo",
      relays: { zones: { "ap-tokyo-1": 2 }, instanceType: "S5.MEDIUM4", image: "img-1", bandwidthMbps: 50 },
      backhaul: { bandwidthMbps: 20 },
    },
  },
};

/** A right environment with some settings changed: maps by key, undefined removes. */
export function declared(changes: Changes = {}): Environment {
  return { ...environmentSchema.parse(changed(base, changes)), game: "duel", name: "test" };
}

/** Another edge as it is declared. */
export function edge(region: string, changes: Changes = {}): Changes {
  return changed(
    { ...base.edges.tokyo, region, relays: { ...base.edges.tokyo.relays, zones: { [`${region}-1`]: 1 } } },
    changes,
  );
}

/** `count` ports, one number each. */
export function manyPorts(count: number): Changes {
  const names = Array.from({ length: count }, (_, number) => `p${number}`);
  return Object.fromEntries(names.map((name, number) => [name, { protocol: "tcp", port: 1000 + number }]));
}

function changed(value: Changes, changes: Changes): Changes {
  const result = { ...value };
  for (const [key, change] of Object.entries(changes)) {
    const before = result[key];
    result[key] = isMap(before) && isMap(change) ? changed(before, change) : change;
  }
  return Object.fromEntries(Object.entries(result).filter(([, setting]) => setting !== undefined));
}

function isMap(value: unknown): value is Changes {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
