import type { Graph } from "../cloud-model";
import type { Rule } from "../rule";
import { finding, type Resource } from "./resources";

/** How a cloud shows in a stack who players connect to, and what translates addresses. */
export interface NatSigns {
  readonly source: string;
  /** What has an address that players connect to. */
  readonly relays: (graph: Graph) => readonly Resource[];
  /** What would put a translation of addresses into their way. */
  readonly translators: (graph: Graph) => readonly { readonly resource: Resource; readonly what: string }[];
}

/**
 * No translation of addresses beside relays: one NAT is one bottleneck, forgets silent connections by itself, and where
 * many hosts share its address their timestamps disagree, so that the other side drops what looks old (RFC 7323, PAWS).
 */
export function noNat({ source, relays, translators }: NatSigns): Rule<Graph> {
  return {
    code: "network/nat",
    source,
    check: (graph) => {
      const [relay] = relays(graph);
      if (relay === undefined) return [];
      return translators(graph).map(({ resource, what }) =>
        finding(resource, {
          what: `${what} in a stack where players connect to ${relay.address}, and a long connection must not pass through NAT`,
          fix: "remove it: relays have public addresses of their own and need no other way out",
        }),
      );
    },
  };
}
