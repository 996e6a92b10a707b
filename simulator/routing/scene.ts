import type { Atlas } from "../atlas/atlas";
import type { Flow } from "../landing";
import type { Limits } from "../limits";
import type { Topology } from "../topology";
import type { Destination } from "./entry-routes";
import type { PartStates } from "./part-states";
import type { Routed } from "./routed";

/** What is the same for all players. */
export interface Scene {
  readonly topology: Topology;
  readonly atlas: Atlas;
  readonly states: PartStates;
  readonly limits: Limits;
  /** Keys of the edges that the entry can lead to, sorted. */
  readonly behind: readonly string[];
  /** Round trip from an edge's relays to home. */
  readonly roads: ReadonlyMap<string, number>;
  /** What the entry does with what enters at a point, by the point's id. */
  readonly routes: Map<string | undefined, readonly Routed<Destination>[]>;
}

/** One of the ways that a region's players have. */
export type Way = Pick<Flow, "by" | "edge" | "point" | "reason" | "milliseconds" | "undocumented">;
