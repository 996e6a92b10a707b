import type { Atlas } from "../atlas/atlas";
import { land } from "../land";
import type { Landing } from "../landing";
import { notCounted, type Limits } from "../limits";
import type { Topology } from "../topology";
import { fine } from "./failure";

const known = new WeakMap<Topology, WeakMap<Atlas, Map<number, readonly Landing[]>>>();

/** Where players land while nothing fails. Remembered for as long as the topology is: every story begins with it. */
export function usualLandings(topology: Topology, atlas: Atlas, limits: Limits = notCounted): readonly Landing[] {
  const byAtlas = known.get(topology) ?? new WeakMap<Atlas, Map<number, readonly Landing[]>>();
  known.set(topology, byAtlas);
  const byLimit = byAtlas.get(atlas) ?? new Map<number, readonly Landing[]>();
  byAtlas.set(atlas, byLimit);
  const before = byLimit.get(limits.secondNearest);
  if (before !== undefined) return before;
  const landings = land(topology, atlas, fine, limits);
  byLimit.set(limits.secondNearest, landings);
  return landings;
}
