import type { TerraformRemoteState } from "cdktf";
import { Fn, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { Cloud, EdgeOutputs, EntryOutputs, HomeOutputs, TrafficOutputs } from "../constructs/cloud";
import type { Edge } from "../model/edge";

type Names<T> = Readonly<Record<keyof Required<T>, string>>;

/**
 * All that stacks know of each other: the names of the outputs every stack publishes, whether or not anyone reads them.
 * Names are never changed or used for another meaning: states that exist hold them.
 */
export const published = {
  entry: {
    entryId: "entry_id",
    addresses: "addresses",
    dnsName: "dns_name",
    zoneId: "zone_id",
    nameServers: "name_servers",
  } satisfies Names<EntryOutputs>,
  home: {
    endpointId: "endpoint_id",
    networkId: "network_id",
    hubId: "hub_id",
    routerId: "router_id",
    routesId: "routes_id",
    endpointAddress: "endpoint_address",
    doorId: "door_id",
    publicAddress: "public_address",
  } satisfies Names<HomeOutputs>,
  edge: { addresses: "addresses", endpointId: "endpoint_id" } satisfies Names<EdgeOutputs>,
  traffic: { names: "names" } satisfies Names<TrafficOutputs>,
} as const;

/** Writes a part's outputs under their names; those a cloud does not have stay out. */
export function publish<T extends object>(stack: Construct, names: Names<T>, outputs: T): void {
  for (const key of Object.keys(names) as (keyof T)[]) {
    if (outputs[key] !== undefined) new TerraformOutput(stack, names[key], { value: outputs[key] });
  }
}

export const readEntry = (state: TerraformRemoteState): EntryOutputs => ({
  entryId: state.getString(published.entry.entryId),
  addresses: state.getList(published.entry.addresses),
  dnsName: state.getString(published.entry.dnsName),
  zoneId: state.getString(published.entry.zoneId),
});

export const readHome = (state: TerraformRemoteState): HomeOutputs => ({
  endpointId: state.getString(published.home.endpointId),
  networkId: state.getString(published.home.networkId),
  hubId: state.getString(published.home.hubId),
  routerId: state.getString(published.home.routerId),
  routesId: state.getString(published.home.routesId),
  endpointAddress: state.getString(published.home.endpointAddress),
  doorId: state.getString(published.home.doorId),
  publicAddress: state.getString(published.home.publicAddress),
});

/** The declaration says which addresses there are; the state says what they are. */
export function readEdge(state: TerraformRemoteState, edge: Edge, cloud: Cloud): EdgeOutputs {
  const addresses: unknown = state.get(published.edge.addresses);
  const entries = cloud.addressKeys(edge).map((key) => [key, String(Fn.lookupNested(addresses, [key]))] as const);
  return { addresses: Object.fromEntries(entries), endpointId: state.getString(published.edge.endpointId) };
}
