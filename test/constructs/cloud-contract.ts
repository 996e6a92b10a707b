import { TerraformStack, Testing } from "cdktf";
import type { Cloud, EntryOutputs, HomeOutputs } from "../../constructs/cloud";
import type { Environment } from "../../model/environment";
import type { Synthesised } from "../support/synth";
import { synthStack } from "../support/synth";

const entry: EntryOutputs = { entryId: "entry-id", addresses: ["192.0.2.1"] };
const home: HomeOutputs = {
  endpointId: "endpoint-id",
  networkId: "network-id",
  hubId: "hub-id",
  endpointAddress: "10.0.0.2",
};

/** What every cloud must do, whatever it is built from. Call it from the cloud's own test, with an environment it can build. */
export function cloudContract(make: () => Cloud, environment: Environment): void {
  const { ports, dns } = environment;
  const { dualStack } = environment.entry;
  const { alarms } = environment.home;
  const common = { name: "duel-test", tags: { game: "duel" } };
  const edges = Object.entries(environment.edges);

  const parts: Record<string, (cloud: Cloud, stack: TerraformStack) => object> = {
    entry: (cloud, stack) => {
      const { region } = environment.home;
      return cloud.entry(stack, { ...common, entry: environment.entry, region });
    },
    home: (cloud, stack) => cloud.home(stack, { ...common, home: environment.home, ports, dualStack }),
    edge: (cloud, stack) => {
      const [key = "", edge] = edges[0] ?? [];
      if (!edge) throw new Error("the contract needs an environment with an edge");
      return cloud.edge(stack, {
        ...common,
        key,
        edge,
        ports,
        home,
        homeRegion: environment.home.region,
        homeCidr: "10.0.0.0/16",
        dualStack,
      });
    },
    traffic: (cloud, stack) => {
      const outputs = edges.map(([key, edge]) => {
        const addresses = Object.fromEntries(cloud.addressKeys(edge).map((key) => [key, "192.0.2.2"]));
        const { region, dialPercent, drain } = edge;
        return [key, { addresses, endpointId: "endpoint-id", region, dialPercent, drain }] as const;
      });
      const { region, dialPercent } = environment.home;
      return cloud.traffic(stack, {
        ...common,
        entry,
        home: { ...home, region, dialPercent },
        edges: Object.fromEntries(outputs),
        ports,
        dualStack,
        ...(dns && { dns }),
        ...(alarms && { alarms }),
      });
    },
  };

  function build(part: string): { synthesised: Synthesised; outputs: object } {
    const cloud = make();
    const stack = new TerraformStack(Testing.app(), "duel-test-part");
    cloud.provider(stack, { region: environment.home.region });
    const outputs = parts[part]?.(cloud, stack) ?? {};
    return { synthesised: synthStack(stack), outputs };
  }

  test("defines nothing until it is asked", () => {
    const stack = new TerraformStack(Testing.app(), "duel-test-part");
    make();
    expect(synthStack(stack).addresses).toEqual([]);
  });

  test("uses the one version of the provider that its model names", () => {
    const { name, ...provider } = { name: "", ...make().model.provider };
    expect(name).toBe("");
    expect(Object.values(build("entry").synthesised.json.terraform?.["required_providers"] ?? {})).toEqual([provider]);
  });

  describe.each(Object.keys(parts))("%s", (part) => {
    test("writes only Terraform's own names, no camelCase left over", () => {
      expect(build(part).synthesised.text).not.toMatch(/"[a-z]+[A-Z]\w*":/);
    });

    test("returns something for every output", () => {
      expect(Object.values(build(part).outputs)).not.toContain(undefined);
    });

    test("gives the same addresses every time", () => {
      expect(build(part).synthesised.addresses).toEqual(build(part).synthesised.addresses);
    });

    test("breaks none of its own rules on the synthesised stack", () => {
      const { json } = build(part).synthesised;
      expect(make().model.graphRules.flatMap((rule) => rule.check(json))).toEqual([]);
    });
  });

  test("the addresses of an edge have the keys that the declaration tells", () => {
    const { addresses } = build("edge").outputs as { addresses: object };
    const edge = edges[0]?.[1];
    expect(Object.keys(addresses)).toEqual(edge && make().addressKeys(edge));
  });
}
