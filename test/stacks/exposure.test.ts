import { Eip } from "@cdktf/provider-tencentcloud/lib/eip";
import { SecurityGroupRuleSet } from "@cdktf/provider-tencentcloud/lib/security-group-rule-set";
import { Testing } from "cdktf";
import { join } from "node:path";
import { tencent } from "../../constructs/tencent";
import { cloudModels } from "../../model/clouds";
import { cloudNames, type CloudName } from "../../model/cloud-name";
import { cloudOf } from "../../model/edge";
import type { Environment } from "../../model/environment";
import { exposureRules, type Opening } from "../../model/graph/exposure";
import { loadGames } from "../../model/load";
import { portRange } from "../../model/port";
import { violations } from "../../model/rule";
import { stackNames } from "../../model/stack-names";
import { exposed } from "../../stacks/exposed";
import { EntryStack } from "../../stacks/entry-stack";
import { HomeStack } from "../../stacks/home-stack";
import { TrafficStack } from "../../stacks/traffic-stack";
import {
  alibabaEnvironment,
  awsEnvironment,
  ensEdge,
  exampleEdge,
  exampleEnvironment,
  synthEnvironment,
  synthStack,
  type Synthesised,
} from "../support/synth";

const homeTls = { certificate: "/own.pem", authority: "/home.pem" };
const tokyo = exampleEdge("ap-tokyo");
/** Relays that come over the Internet, by their addresses and by what they can prove. */
const byAddress = exampleEnvironment({ edges: { tokyo: { ...tokyo, backhaul: { public: "addresses" } } } });
const byTls = exampleEnvironment({
  edges: { tokyo: { ...tokyo, relays: { ...tokyo.relays, homeTls }, backhaul: { public: "tls" } } },
});

const ga2 = exampleEnvironment({
  ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 } },
  entry: { kind: "ga2", bandwidthMbps: 50, areas: { "ap-seoul": { bandwidthMbps: 50 } } },
});

const environments: readonly Environment[] = [
  ...loadGames(join(__dirname, "../../games")).environments.map(({ environment }) => environment),
  exampleEnvironment({ ports: { game: { protocol: "tcp", port: 7000, homePort: 9000, relayPort: 17000 } } }),
  awsEnvironment(),
  alibabaEnvironment(),
  exampleEnvironment({ edges: { wuxi: { ...ensEdge("cn-wuxi-telecom", 2), cloud: "alibaba" } } }),
  byAddress,
  byTls,
  ga2,
];
const synthesised = environments.map((environment) => ({ environment, stacks: synthEnvironment(environment) }));
const row = (environment: Environment, id: string, stack: Synthesised | undefined) =>
  stack
    ? [[`${id} of ${environment.game}-${environment.name} on ${environment.cloud}`, environment, stack] as const]
    : [];
const homes = synthesised.flatMap(({ environment, stacks }) =>
  row(environment, "home", stacks.get(stackNames.home(environment))),
);
const traffic = synthesised.flatMap(({ environment, stacks }) =>
  row(environment, "traffic", stacks.get(stackNames.traffic(environment))),
);
const edges = synthesised.flatMap(({ environment, stacks }) =>
  Object.entries(environment.edges).flatMap(([key, edge]) => {
    const stack = stacks.get(stackNames.edge(environment, key));
    return stack
      ? [
          [
            `${key} of ${environment.game}-${environment.name}`,
            cloudOf(edge, environment.cloud),
            environment,
            stack,
          ] as const,
        ]
      : [];
  }),
);

const retired = (all: Environment["edges"]): Environment["edges"] =>
  Object.fromEntries(Object.entries(all).map(([key, edge]) => [key, { ...edge, retired: true }]));

const openings = (cloud: CloudName, { json }: Synthesised): readonly Opening[] =>
  cloudModels[cloud].exposure.openings(json);
const told = ({ protocol, from, to }: Pick<Opening, "protocol" | "from" | "to">) => `${protocol} ${from}-${to}`;
const isPublic = ({ source }: Opening) => !/^(10\.|100\.64\.)/.test(source);
const worldOpen = (cloud: CloudName, stack: Synthesised) =>
  [
    ...new Set(
      openings(cloud, stack)
        .filter(({ source }) => source === "0.0.0.0/0")
        .map(told),
    ),
  ].sort();

test("there is something to look at on every cloud, and the door is open in both ways", () => {
  expect(new Set(edges.map(([, cloud]) => cloud))).toEqual(new Set(cloudNames));
  expect(homes.length).toBe(environments.length);
  expect(traffic.length).toBe(environments.length);
});

test.each(edges)(
  "the world reaches the declared ports of %s, all of them and no other",
  (_name, cloud, { ports }, stack) => {
    const declared = Object.values(ports).map((port) => told({ protocol: port.protocol, ...portRange(port) }));
    expect(worldOpen(cloud, stack)).toEqual(declared.sort());
  },
);

test.each(edges)("a relay's health and its road home are not for the world at %s", (_name, cloud, { ports }, stack) => {
  const own = [8404, ...Object.values(ports).flatMap(({ relayPort = [] }) => relayPort)];
  for (const { from, to } of openings(cloud, stack).filter(isPublic)) {
    expect(own.filter((number) => from <= number && number <= to)).toEqual([]);
  }
});

test.each(homes)(
  "%s has no public address, and the world no way to its relay ports",
  (_name, { cloud, ports, entry }, stack) => {
    const addresses = cloudModels[cloud].exposure.addresses(stack.json);
    // an accelerator finds home by a public address
    expect(addresses.length > 0).toBe(entry.kind === "ga2");
    const relayPorts = Object.values(ports).flatMap(({ relayPort = [] }) => relayPort);
    for (const { from, to } of openings(cloud, stack).filter(isPublic)) {
      expect(relayPorts.filter((number) => from <= number && number <= to)).toEqual([]);
    }
  },
);

test.each(traffic)(
  "%s opens nothing to the world but a door that asks for certificates",
  (_name, environment, stack) => {
    const open = worldOpen(environment.cloud, stack);
    const byCertificate = Object.values(environment.edges).some(({ backhaul }) => backhaul?.public === "tls");
    expect(open.length > 0).toBe(byCertificate);
    for (const opening of openings(environment.cloud, stack)) {
      expect(Object.values(environment.ports).map(({ relayPort }) => relayPort)).toContain(opening.from);
    }
  },
);

test("the door admits the addresses of relays alone, where that is declared", () => {
  const stack = synthEnvironment(byAddress).get(stackNames.traffic(byAddress));
  const ingress = stack?.only("security_group_rule_set")["ingress"] as { cidr_block: string }[];
  expect(ingress.length).toBeGreaterThan(0);
  for (const { cidr_block: source } of ingress) expect(source).toMatch(/\/32$/);
});

test("the door shuts by what is declared, so that traffic may go before an edge that shrinks", () => {
  const sources = (zones: Record<string, number>) => {
    const relays = { ...tokyo.relays, zones };
    const environment = exampleEnvironment({
      edges: { tokyo: { ...tokyo, relays, backhaul: { public: "addresses" } } },
    });
    const stack = synthEnvironment(environment).get(stackNames.traffic(environment));
    return (stack?.only("security_group_rule_set")["ingress"] as { cidr_block: string }[]).map((one) => one.cidr_block);
  };
  const [before, after] = [sources({ "ap-tokyo-1": 2 }), sources({ "ap-tokyo-1": 1 })];
  expect(before).toEqual(expect.arrayContaining(after));
  expect(before.length).toBeGreaterThan(after.length);
});

test.each([
  ["no edge has asked for it", {}],
  ["the edge that asked for it is retired", retired(byTls.edges)],
])("rules find the door wrong where %s", (_why, edges) => {
  const stack = synthEnvironment(byTls).get(stackNames.traffic(byTls));
  const rules = exposureRules(cloudModels.tencent.exposure, exposed.traffic({ ...byTls, edges }));
  expect(violations(rules, stack?.json ?? {}).map(({ code }) => code)).toContain("exposure/port");
});

describe("fails what a team adds by itself:", () => {
  const environment = exampleEnvironment();
  const home =
    (add: (stack: HomeStack) => void, of = environment) =>
    () => {
      const stack = new HomeStack(Testing.app(), { environment: of, cloud: tencent(), state: of.state });
      add(stack);
      return synthStack(stack);
    };
  const opening = (cidrBlock: string, port: string) =>
    home((stack) => {
      new SecurityGroupRuleSet(stack, "own", {
        securityGroupId: "sg-own",
        ingress: [{ action: "ACCEPT", cidrBlock, protocol: "TCP", port }],
      });
    });

  test("nothing, and nothing fails", () => {
    expect(home(() => undefined)).not.toThrow();
    expect(opening("198.51.100.0/24", "22")).not.toThrow();
  });

  test("a public address that is bound to home beside the entry's, in whichever stack", () => {
    const app = Testing.app();
    const props = { environment, cloud: tencent(), state: environment.state };
    const entry = new EntryStack(app, props);
    const traffic = new TrafficStack(app, { ...props, entry, home: new HomeStack(app, props), edges: new Map() });
    const plain = [synthStack(entry), synthStack(traffic)].map(({ addresses }) => addresses.length);
    expect(plain).not.toContain(0);

    for (const stack of [entry, traffic]) new Eip(stack, "own", { type: "EIP" });
    expect(() => synthStack(entry)).toThrow(/exposure\/address/);
    expect(() => synthStack(traffic)).toThrow(
      /stack duel-test-traffic: tencentcloud_eip\.own: a public address at home/,
    );
  });

  test("a public address of home", () => {
    const eip = home((stack) => {
      new Eip(stack, "own", { type: "EIP" });
    });
    expect(eip).toThrow(/exposure\/address/);
    expect(eip).toThrow(/stack duel-test-home: tencentcloud_eip\.own: a public address at home/);
  });

  test("a second public address of home behind an accelerator", () => {
    const eip = home((stack) => {
      new Eip(stack, "own", { type: "EIP" });
    }, ga2);
    expect(eip).toThrow(/tencentcloud_eip\.own: a public address at home/);
    expect(home(() => undefined, ga2)).not.toThrow();
  });

  test.each([
    ["0.0.0.0/0", "22", "exposure/port"],
    ["0.0.0.0/0", "17000", "exposure/port"],
    ["198.51.100.0/24", "17000", "exposure/relay-port"],
  ])("%s on %s", (source, port, code) => {
    expect(opening(source, port)).toThrow(code);
  });
});
