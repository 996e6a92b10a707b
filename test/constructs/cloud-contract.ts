import { TerraformStack, Testing } from "cdktf";
import type { Cloud, EntryOutputs, HomeOutputs } from "../../constructs/cloud";
import type { Edge } from "../../model/edge";
import type { Environment } from "../../model/environment";
import { violations } from "../../model/rule";
import type { Synthesised } from "../support/synth";
import { synthStack } from "../support/synth";

const entry: EntryOutputs = {
  entryId: "entry-id",
  addresses: ["192.0.2.1"],
  dnsName: "entry.example",
  zoneId: "zone-id",
};
const home: HomeOutputs = {
  endpointId: "endpoint-id",
  networkId: "network-id",
  hubId: "hub-id",
  routerId: "router-id",
  routesId: "routes-id",
  doorId: "door-id",
  endpointAddress: "10.0.0.2",
  publicAddress: "192.0.2.3",
};

/** What every cloud must do, whatever it is built from. Call it from the cloud's own test, with an environment it can build. */
export function cloudContract(make: () => Cloud, environment: Environment): void {
  const { ports, dns, https } = environment;
  const { dualStack, kind: entryKind, bgp, shield } = environment.entry;
  const { alarms } = environment.home;
  const common = { name: "duel-test", tags: { game: "duel" } };
  const edges = Object.entries(environment.edges);
  const edgeRequest = (key: string, edge: Edge) => ({
    ...common,
    key,
    edge,
    userData: "#cloud-config",
    health: environment.home.health,
    ports,
    home,
    homeRegion: environment.home.region,
    homeCidr: "10.0.0.0/16",
    dualStack,
  });

  const parts: Record<string, (cloud: Cloud, stack: TerraformStack) => object> = {
    entry: (cloud, stack) => {
      const { region } = environment.home;
      const delegated = dns?.delegate && { dns: { ...dns, delegate: dns.delegate } };
      return cloud.entry(stack, { ...common, entry: environment.entry, region, ...delegated });
    },
    home: (cloud, stack) => {
      const outside = entryKind === "ga2" && { publicBandwidthMbps: 10 };
      return cloud.home(stack, { ...common, home: environment.home, ports, dualStack, ...outside });
    },
    ...Object.fromEntries(
      edges.map(([key, edge]) => [
        `edge ${key}`,
        (cloud: Cloud, stack: TerraformStack) => cloud.edge(stack, edgeRequest(key, edge)),
      ]),
    ),
    traffic: (cloud, stack) => {
      const outputs = edges.map(([key, edge]) => {
        const addresses = Object.fromEntries(cloud.addressKeys(edge).map((key) => [key, "192.0.2.2"]));
        const { region, kind, dialPercent, drain, backhaul, entryWeight } = edge;
        const target = { region, kind, dialPercent, drain, backhaul, entryWeight };
        return [key, { addresses, endpointId: "endpoint-id", ...target }] as const;
      });
      const { region, dialPercent } = environment.home;
      return cloud.traffic(stack, {
        ...common,
        entry,
        entryKind,
        health: environment.home.health,
        home: { ...home, region, dialPercent },
        edges: Object.fromEntries(outputs),
        sites: bgp?.sites ?? {},
        ports,
        dualStack,
        shielded: shield !== undefined,
        ...(dns && { dns }),
        ...(https && { https }),
        ...(alarms && { alarms }),
      });
    },
  };

  function build(part: string): { synthesised: Synthesised; outputs: object } {
    const cloud = make();
    const stack = new TerraformStack(Testing.app(), "duel-test-part");
    const [, edge] = edges.find(([key]) => part === `edge ${key}`) ?? [];
    cloud.provider(stack, { region: edge?.region ?? environment.home.region });
    const outputs = parts[part]?.(cloud, stack) ?? {};
    return { synthesised: synthStack(stack), outputs };
  }

  const seen = new Map<string, ReturnType<typeof build>>();
  /** The same one for all tests that only look at it. */
  function built(part: string): ReturnType<typeof build> {
    const found = seen.get(part) ?? build(part);
    seen.set(part, found);
    return found;
  }

  test("has been given what its own rules take", () => {
    const { entryRules, homeRules, edgeRules, trafficRules, environmentRules } = make().model;
    const all = [...entryRules, ...homeRules, ...edgeRules, ...trafficRules, ...environmentRules];
    expect(violations<Environment>(all, environment)).toEqual([]);
  });

  test("defines nothing until it is asked", () => {
    const stack = new TerraformStack(Testing.app(), "duel-test-part");
    make();
    expect(synthStack(stack).addresses).toEqual([]);
  });

  test("uses the one version of the provider that its model names", () => {
    const { name, ...provider } = { name: "", ...make().model.provider };
    expect(name).toBe("");
    expect(Object.values(built("entry").synthesised.json.terraform?.["required_providers"] ?? {})).toEqual([provider]);
  });

  describe.each(Object.keys(parts))("%s", (part) => {
    test("writes only Terraform's own names, no camelCase left over", () => {
      expect(built(part).synthesised.text).not.toMatch(/"[a-z]+[A-Z]\w*":/);
    });

    test("returns something for every output", () => {
      expect(Object.values(built(part).outputs)).not.toContain(undefined);
    });

    test("gives the same addresses every time", () => {
      expect(build(part).synthesised.addresses).toEqual(built(part).synthesised.addresses);
    });

    test("breaks none of its own rules on the synthesised stack", () => {
      const { json } = built(part).synthesised;
      expect(make().model.graphRules.flatMap((rule) => rule.check(json))).toEqual([]);
    });
  });

  test.each(edges)("the addresses of edge %s have the keys that the declaration tells", (key, edge) => {
    const { addresses } = built(`edge ${key}`).outputs as { addresses: object };
    expect(Object.keys(addresses)).toEqual(make().addressKeys(edge));
  });

  test.each(edges)("edge %s with a public road is built without anything of home", (key, edge) => {
    const cloud = make();
    const stack = new TerraformStack(Testing.app(), "duel-test-part");
    cloud.provider(stack, { region: edge.region });
    cloud.edge(stack, edgeRequest(key, { ...edge, backhaul: { public: "addresses" } }));

    const { text } = synthStack(stack);
    for (const ofHome of Object.values(home)) expect(text).not.toContain(ofHome);
  });
}
