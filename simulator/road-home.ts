import type { Atlas, Place } from "./atlas/atlas";
import { nearestPoints } from "./routing/nearest-points";
import { overseas } from "./routing/overseas";
import type { EdgePart, Topology } from "./topology";

/**
 * Round trip from an edge's relays to home, in milliseconds: over the cloud's own network, or over the Internet to the entry's address, and
 * so through the entry point that is nearest to them. GA2 stands beside home: its public road leads to an address of home's own. Where the
 * entry's address is not announced it is the Internet all the way.
 *
 * @throws ProblemError `simulator/unknown-place`
 */
export function roadHome(topology: Topology, atlas: Atlas, { place, road }: EdgePart): number {
  const { home, entry } = topology;
  if (road === "private") return atlas.roundTrip("backbone", place, home.place).milliseconds;
  const there = atlas.where(place);
  // of a node that has to be measured the way home is all that anybody measures
  const straight = entry.rules === "ga2" || there === undefined || isLeftOut(topology, there);
  const [point] = straight ? [] : nearestPoints(topology, atlas, place);
  if (point === undefined) return atlas.roundTrip("internet", place, home.place).milliseconds;
  return (
    atlas.roundTrip("internet", place, point.id).milliseconds +
    atlas.roundTrip("backbone", point.id, home.place).milliseconds
  );
}

function isLeftOut({ entry: { rules } }: Topology, { mainland = false }: Place): boolean {
  return mainland && overseas.includes(rules);
}
