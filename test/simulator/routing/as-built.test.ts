import { behindEntry } from "../../../simulator/behind-entry";
import { endpointWeights } from "../../../simulator/routing/endpoint-weights";
import { topologyOf } from "../../../simulator/topology-of";
import type { Environment } from "../../../model/environment";
import { awsEdge, declared, declaredOn, edge } from "../../model/declared";
import { synthEnvironment, type Synthesised } from "../../support/synth";

// the simulator knows no constructs: what it takes for built is held against what is

function traffic(environment: Environment): Synthesised {
  const stack = synthEnvironment(environment).get("duel-test-traffic");
  if (!stack) throw new Error("no traffic");
  return stack;
}

test("an accelerator of AWS has a group with one endpoint for home and for each edge", () => {
  const environment = declaredOn("aws", {
    home: { dialPercent: 90 },
    edges: {
      tokyo: { dialPercent: 30 },
      frankfurt: awsEdge("eu-central-1", { drain: true }),
      gone: awsEdge("us-east-1", { retired: true }),
    },
  });
  const topology = topologyOf(environment);
  const routed = [
    { region: topology.home.region, dial: topology.home.dialPercent, weights: [endpointWeights.ordinary] },
    ...behindEntry(topology).map((key) => {
      const { region, dialPercent, drain = false } = topology.edges[key] ?? {};
      return { region, dial: dialPercent, weights: [drain ? 0 : endpointWeights.ordinary] };
    }),
  ];
  const built = Object.entries(traffic(environment).all("globalaccelerator_endpoint_group"))
    .filter(([id]) => id.includes("group-tcp-"))
    .map(([, group]) => ({
      region: group["endpoint_group_region"],
      dial: group["traffic_dial_percentage"],
      weights: (group["endpoint_configuration"] as { weight: number }[]).map(({ weight }) => weight),
    }));

  expect(built).toHaveLength(3);
  expect(new Set(built.map((one) => JSON.stringify(one)))).toEqual(new Set(routed.map((one) => JSON.stringify(one))));
});

test("an accelerator of GA2 has home, and each relay of an edge that has a share", () => {
  const environment = declared({
    entry: { kind: "ga2", bandwidthMbps: 60, areas: { "ap-seoul": { bandwidthMbps: 50 } } },
    edges: { tokyo: { entryWeight: 40 }, frankfurt: edge("eu-frankfurt") },
  });
  const topology = topologyOf(environment);
  const relays = behindEntry(topology).flatMap((key) =>
    Object.values(topology.edges[key]?.zones ?? {}).flatMap((count) =>
      Array.from({ length: count }, () => topology.edges[key]?.entryWeight),
    ),
  );
  const groups = Object.values(traffic(environment).all("ga2_endpoint_group"));

  expect(groups.length).toBeGreaterThan(0);
  for (const group of groups) {
    const { endpoint_configurations: endpoints } = group["endpoint_group_configuration"] as {
      endpoint_configurations: { weight: number }[];
    };
    expect(endpoints.map(({ weight }) => weight)).toEqual([endpointWeights.home, ...relays]);
  }
});

test("an anycast address of Tencent Cloud is bound to one target", () => {
  expect(Object.keys(traffic(declared()).all("eip_association"))).toHaveLength(1);
});

test("an Anycast EIP is bound to home, as the default of all access points", () => {
  const binding = traffic(declaredOn("alibaba")).only("eipanycast_anycast_eip_address_attachment");

  expect(binding).toMatchObject({ association_mode: "Default", bind_instance_region_id: "cn-hongkong" });
  expect(binding["pop_locations"]).toBeUndefined();
});
