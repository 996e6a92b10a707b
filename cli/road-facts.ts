import { admitsAnyone } from "../model/admits-anyone";
import { isPublic } from "../model/edge";
import type { Environment } from "../model/environment";

/** Who comes to home over the Internet, and how home knows them, in whole sentences. */
export function roadFacts({ edges, entry: { bgp } }: Environment): string[] {
  const outside = Object.fromEntries(Object.entries(edges).filter(([, edge]) => isPublic(edge) && !edge.retired));
  const sites = bgp?.sites ?? {};
  const names = [...Object.keys(outside), ...Object.keys(sites)].sort();
  if (names.length === 0) return [];
  const admitted = admitsAnyone(outside, sites)
    ? "home's relay ports are open to the world, and the game must refuse whoever has no certificate."
    : "home's relay ports admit their addresses, and nobody else from the Internet.";
  return [`Relays at ${names.join(", ")} reach home over the Internet: ${admitted}`];
}
