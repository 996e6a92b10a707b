import type { Edge } from "../edge";

/** Address range of an ENS node's network. One for all of them: no private road joins a node to anything. Default: 10.191.0.0/16. */
export function ensCidr({ cidr }: Pick<Edge, "cidr">): string {
  return cidr ?? "10.191.0.0/16";
}
