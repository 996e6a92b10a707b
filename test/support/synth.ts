import type { App } from "cdktf";
import { Testing, TerraformStack } from "cdktf";
import type { Cloud } from "../../constructs/cloud";
import { tencent } from "../../constructs/tencent";
import type { Environment } from "../../model/environment";
import { environmentSchema } from "../../model/environment";
import { defineEnvironment, type DefineOptions } from "../../stacks/define-environment";

type Arguments = Readonly<Record<string, unknown>>;

/** Terraform's JSON of one stack, and ways to look at it. */
export class Synthesised {
  readonly json: {
    readonly resource?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
    readonly data?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
    readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
    readonly provider?: Readonly<Record<string, readonly Arguments[]>>;
    readonly import?: readonly Arguments[];
    readonly terraform?: Arguments;
  };

  constructor(readonly text: string) {
    this.json = JSON.parse(text) as Synthesised["json"];
  }

  /** Addresses of all resources, sorted. */
  get addresses(): string[] {
    const byType = Object.entries(this.json.resource ?? {});
    return byType.flatMap(([type, byId]) => Object.keys(byId).map((id) => `${type}.${id}`)).sort();
  }

  /** All resources of a type, by logical id. `type` without the provider's name. */
  all(type: string): Readonly<Record<string, Arguments>> {
    const types = Object.entries(this.json.resource ?? {});
    return types.find(([name]) => name.replace(/^(tencentcloud|aws|alicloud)_/, "") === type)?.[1] ?? {};
  }

  /** The one resource of a type. */
  only(type: string): Arguments {
    const [first, ...more] = Object.values(this.all(type));
    if (!first || more.length > 0)
      throw new Error(`expected one ${type}, got ${Object.keys(this.all(type)).join(", ")}`);
    return first;
  }
}

/** As `cdktf synth` does it: validations and `prepareStack()` included, which `Testing.synth()` alone leaves out. */
export function synthStack(stack: TerraformStack): Synthesised {
  stack.prepareStack();
  return new Synthesised(Testing.synth(stack, true));
}

/** Where a stack of a team's own is. */
interface Place {
  readonly id?: string;
  readonly cloud?: Cloud;
  readonly region?: string;
}

/** A stack of a team's own, with the provider of its cloud and nothing else of ours. */
export function synth(build: (stack: TerraformStack) => void, place: Place = {}): Synthesised {
  const { id = "duel-test-part", cloud = tencent(), region = "ap-seoul" } = place;
  const stack = new TerraformStack(Testing.app(), id);
  cloud.provider(stack, { region });
  build(stack);
  return synthStack(stack);
}

/** All stacks of an environment by their ids. */
export function synthEnvironment(environment: Environment, options?: DefineOptions): Map<string, Synthesised> {
  const app = Testing.app();
  defineEnvironment(app, environment, options);
  return synthApp(app);
}

/** All stacks of an app by their ids. */
function synthApp(app: App): Map<string, Synthesised> {
  const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
  return new Map(stacks.map((stack) => [stack.node.id, synthStack(stack)]));
}

const relays = (zones: Record<string, number>) => ({
  zones,
  instanceType: "S5.MEDIUM4",
  image: "img-1",
  bandwidthMbps: 50,
});

/** An edge as it is declared. */
export const exampleEdge = (region: string, count = 1) => ({
  region,
  relays: relays({ [`${region}-1`]: count }),
  backhaul: { bandwidthMbps: 20 },
});

/** An environment with everything in it. `changes` replace whole settings. */
export function exampleEnvironment(changes: Record<string, unknown> = {}): Environment {
  const declared = {
    cloud: "tencent",
    state: { backend: "local", folder: "state" },
    ports: {
      game: { protocol: "tcp", port: 7000, relayPort: 17000 },
      sync: { protocol: "udp", port: 7001, probe: "ping" },
    },
    entry: { bandwidthMbps: 100 },
    home: {
      region: "ap-seoul",
      zones: ["ap-seoul-1", "ap-seoul-2"],
      fleet: { instanceType: "S5.LARGE8", image: "img-1", min: 2, max: 4 },
    },
    edges: { tokyo: exampleEdge("ap-tokyo"), singapore: exampleEdge("ap-singapore", 2) },
    dns: { zone: "duel.example", name: "play" },
    ...changes,
  };
  return { ...environmentSchema.parse(declared), game: "duel", name: "test" };
}

const awsMachine = { instanceType: "c6i.large", image: "ami-0123456789abcdef0" };

/** An edge as it is declared on AWS. */
export const awsEdge = (region: string, count = 1) => ({
  region,
  relays: { ...awsMachine, zones: { [`${region}a`]: count } },
});

/** The same environment on AWS. */
export function awsEnvironment(changes: Record<string, unknown> = {}): Environment {
  return exampleEnvironment({
    cloud: "aws",
    ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 }, sync: { protocol: "udp", port: 7001 } },
    entry: {},
    home: {
      region: "ap-northeast-2",
      zones: ["ap-northeast-2a", "ap-northeast-2c"],
      health: { port: "game" },
      fleet: { ...awsMachine, min: 2, max: 4 },
    },
    edges: { tokyo: awsEdge("ap-northeast-1"), frankfurt: awsEdge("eu-central-1", 2) },
    dns: { zone: "duel.example", name: "play", zoneId: "Z0123456789ABCDEFGHIJ" },
    ...changes,
  });
}

const alibabaMachine = { instanceType: "ecs.c7.large", image: "m-1", bandwidthMbps: 100 };

/** An edge as it is declared on Alibaba Cloud. */
export const alibabaEdge = (region: string, count = 1) => ({
  region,
  relays: { ...alibabaMachine, zones: { [`${region}a`]: count } },
  backhaul: { bandwidthMbps: 20 },
});

/** An edge at an ENS node, whose addresses are written down. */
export const ensEdge = (node: string, count = 1) => ({
  kind: "ens",
  region: node,
  relays: {
    instanceType: "ens.sn1.small",
    image: "m-2",
    bandwidthMbps: 100,
    zones: { [node]: count },
    addresses: Object.fromEntries(
      Array.from({ length: count }, (_, slot) => [`${node}-${slot + 1}`, `203.0.113.${slot + 1}`]),
    ),
  },
  backhaul: { public: "addresses" },
});

/** The same environment on Alibaba Cloud, with an edge in a region and one at an ENS node. */
export function alibabaEnvironment(changes: Record<string, unknown> = {}): Environment {
  return exampleEnvironment({
    cloud: "alibaba",
    ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 }, sync: { protocol: "udp", port: 7001 } },
    entry: { bandwidthMbps: 200 },
    home: {
      region: "ap-northeast-1",
      zones: ["ap-northeast-1a", "ap-northeast-1b"],
      fleet: { instanceType: "ecs.g7.large", image: "m-1", min: 2, max: 4 },
    },
    edges: { singapore: alibabaEdge("ap-southeast-1", 2), wuxi: ensEdge("cn-wuxi-telecom", 2) },
    ...changes,
  });
}
