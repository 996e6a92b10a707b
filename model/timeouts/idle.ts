import type { Port } from "../port";

/** Seconds without a packet after which a hop forgets a connection. */
type Patience =
  | { readonly fixed: number }
  /** What the hop should have, and nobody has measured. */
  | { readonly assumed: number }
  | { readonly from: number; readonly to: number; readonly usual: number }
  | "unknown";

/** A place between player and game that keeps a connection in mind. */
export interface Hop {
  /** As its maker calls it, e.g. `Global Accelerator`. */
  readonly title: string;
  /** Where the seconds come from. */
  readonly source: string;
  readonly seconds: Patience;
  /** A TCP keepalive does not count as a packet here. */
  readonly dataOnly?: true;
}

/** The hops of a cloud that a connection of one protocol takes. */
export interface IdleHops {
  readonly entry: Hop;
  /** Whether players get through the entry to edges, too. */
  readonly entryReachesEdges: boolean;
  /** Left out where relays have addresses of their own. */
  readonly edgeLoadBalancer?: Hop;
  readonly homeLoadBalancer: Hop;
  /** The network of a machine, at home as at an edge. */
  readonly machine: Hop;
}

/** How long the hops of a cloud bear silence. */
export type Idle = Readonly<Record<Port["protocol"], IdleHops>>;
