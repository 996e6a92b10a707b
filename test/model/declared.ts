import type { CloudName } from "../../model/cloud-name";
import type { Environment } from "../../model/environment";
import { environmentSchema } from "../../model/environment";

export type Changes = Readonly<Record<string, unknown>>;

const onTencent = {
  cloud: "tencent",
  state: { backend: "local" },
  ports: {
    game: { protocol: "tcp", port: 7000, relayPort: 17000 },
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

const onAws = {
  cloud: "aws",
  state: { backend: "local" },
  ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 }, sync: { protocol: "udp", port: 7001 } },
  entry: {},
  home: {
    region: "ap-northeast-2",
    zones: ["ap-northeast-2a", "ap-northeast-2c"],
    fleet: { instanceType: "c6i.large", image: "ami-0c9c942bd7bf113a2", min: 2, max: 4 },
    health: { port: "game" },
  },
  edges: {
    tokyo: {
      region: "ap-northeast-1",
      relays: { zones: { "ap-northeast-1a": 2 }, instanceType: "c6i.large", image: "ami-0a1b2c3d4e5f60001" },
    },
  },
};

const onAlibaba = {
  cloud: "alibaba",
  state: { backend: "local" },
  ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 }, sync: { protocol: "udp", port: 7001 } },
  entry: {},
  home: {
    region: "cn-hongkong",
    zones: ["cn-hongkong-b", "cn-hongkong-c"],
    fleet: { instanceType: "ecs.c7.large", image: "m-j6c0123456789abcdefg", min: 2, max: 4 },
  },
  edges: {
    tokyo: {
      region: "ap-northeast-1",
      relays: {
        zones: { "ap-northeast-1a": 2 },
        instanceType: "ecs.c7.large",
        image: "m-6we0123456789abcdefg",
        bandwidthMbps: 50,
      },
      backhaul: { bandwidthMbps: 20 },
    },
  },
};

const bases = { tencent: onTencent, aws: onAws, alibaba: onAlibaba } as const;

/** A right environment on a cloud with some settings changed: maps by key, undefined removes; or its game. */
export function declaredOn(cloud: CloudName, changes: Changes = {}): Environment {
  const { game = "duel", ...settings } = changes;
  return { ...environmentSchema.parse(changed(bases[cloud], settings)), game: String(game), name: "test" };
}

/** The same on Tencent Cloud. */
export function declared(changes: Changes = {}): Environment {
  return declaredOn("tencent", changes);
}

/** Another edge as it is declared on Tencent Cloud. */
export function edge(region: string, changes: Changes = {}): Changes {
  return changed(
    {
      ...onTencent.edges.tokyo,
      region,
      relays: { ...onTencent.edges.tokyo.relays, zones: { [`${region}-1`]: 1 } },
    },
    changes,
  );
}

/** The same on AWS. */
export function awsEdge(region: string, changes: Changes = {}): Changes {
  return changed(
    { ...onAws.edges.tokyo, region, relays: { ...onAws.edges.tokyo.relays, zones: { [`${region}a`]: 1 } } },
    changes,
  );
}

/** The same in a region of Alibaba Cloud. */
export function alibabaEdge(region: string, changes: Changes = {}): Changes {
  const zone = /\d$/.test(region) ? `${region}a` : `${region}-b`;
  return changed(
    { ...onAlibaba.edges.tokyo, region, relays: { ...onAlibaba.edges.tokyo.relays, zones: { [zone]: 1 } } },
    changes,
  );
}

/** An edge at an ENS node. */
export function ensEdge(node: string, changes: Changes = {}): Changes {
  const { image, bandwidthMbps } = onAlibaba.edges.tokyo.relays;
  return changed(
    {
      kind: "ens",
      region: node,
      relays: { zones: { [node]: 1 }, instanceType: "ens.sn1.small", image, bandwidthMbps },
      backhaul: { public: "addresses" },
    },
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
