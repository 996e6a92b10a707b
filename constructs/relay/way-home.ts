import { isPublic, type Edge } from "../../model/edge";
import type { RelayTraits } from "../cloud";

type WayHome = Pick<RelayTraits, "mostHomeAddresses" | "longestHomeAddress" | "resolver">;

/** An address of the entry, which is none but IPv4 and never a name. */
const overInternet: WayHome = { mostHomeAddresses: 1, longestHomeAddress: "255.255.255.255".length };

/** What relays reach home by: over a private road what its load balancer publishes, over a public one the entry. */
export function wayHome(edge: Pick<Edge, "backhaul">, relays: RelayTraits): WayHome {
  return isPublic(edge) ? overInternet : relays;
}
