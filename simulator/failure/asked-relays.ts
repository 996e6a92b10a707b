import type { Topology } from "../topology";

/**
 * How many relays of an edge the dispatcher can ask how they are: it asks over private roads, of relays that keep their addresses, and
 * only those that are given to players. Facts: docs/operations/dispatch.md.
 */
export function askedRelays({ edges }: Topology, key: string, zone?: string): number {
  const edge = edges[key];
  if (edge === undefined || edge.cloud === "aws" || edge.road === "public" || edge.drain) return 0;
  return Object.entries(edge.zones).reduce(
    (sum, [name, relays]) => sum + (zone === undefined || zone === name ? relays : 0),
    0,
  );
}
