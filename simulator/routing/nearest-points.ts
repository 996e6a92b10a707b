import type { Atlas, EntryPoint } from "../atlas/atlas";
import type { Topology } from "../topology";

const known = new WeakMap<Atlas, Map<string, readonly EntryPoint[]>>();

/** Where players of a region, or the relays of an edge, can enter: the nearest over the Internet first. */
export function nearestPoints(
  { entry: { rules, areas } }: Topology,
  atlas: Atlas,
  from: string,
): readonly EntryPoint[] {
  const ofAtlas = known.get(atlas) ?? new Map<string, readonly EntryPoint[]>();
  known.set(atlas, ofAtlas);
  const key = [from, rules, ...areas].join();
  const before = ofAtlas.get(key);
  if (before) return before;
  const points = atlas
    .points(rules, areas)
    .map((point) => ({ point, milliseconds: atlas.roundTrip("internet", from, point.id).milliseconds }))
    .sort((a, b) => a.milliseconds - b.milliseconds || (a.point.id < b.point.id ? -1 : 1))
    .map(({ point }) => point);
  ofAtlas.set(key, points);
  return points;
}
