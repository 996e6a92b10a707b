import { entryWord } from "../../model/dispatch";
import { own } from "../../model/own";
import type { Topology } from "../topology";
import type { Failure } from "./failure";

/**
 * Addresses that a client tries one after the other for a name of its order: of an edge on AWS one per zone, else one per relay; of
 * Global Accelerator two; of GA2 its name and one per area. Facts: AWS sheet, sections 4.1 and 6; docs/operations/dispatch.md.
 */
export function addresses({ entry, edges }: Topology, name: string): number {
  if (name === entryWord) return ofEntry(entry);
  const edge = own(edges, name);
  if (edge === undefined) return 0;
  const relays = Object.values(edge.zones);
  return edge.cloud === "aws" ? relays.length : relays.reduce((sum, count) => sum + count, 0);
}

/** Of an edge's addresses those that a failure leaves without an answer. */
export function deadAddresses(topology: Topology, { kind, name }: Failure, key: string): number {
  if (kind === "edge" || kind === "backhaul") return key === name ? addresses(topology, key) : 0;
  if (kind !== "zone") return 0;
  const edge = own(topology.edges, key);
  const relays = edge && own(edge.zones, name);
  return relays === undefined ? 0 : edge?.cloud === "aws" ? 1 : relays;
}

function ofEntry({ rules, areas }: Topology["entry"]): number {
  if (rules === "ga2") return 1 + areas.length;
  return rules === "global-accelerator" ? 2 : 1;
}
