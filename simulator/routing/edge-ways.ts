import { own } from "../../model/own";
import type { PlayerRegion } from "../atlas/atlas";
import type { Reason } from "../landing";
import type { Order } from "../topology";
import type { Option } from "./dispatch-order";
import type { Scene, Way } from "./scene";

/** The edges of a tier, by weight and room; those that do not say that they are well get nobody. */
export function edgeWays(player: PlayerRegion, names: readonly string[], scene: Scene): Option<Way>[] {
  const { topology, states } = scene;
  const reason: Reason = names.length > 1 ? "weight" : "order";
  return [...names].sort().map((key) => {
    const { well = false, relays = 0, answers = 0 } = states.edges.get(key)?.byAddress ?? {};
    const room = relays * (topology.edges[key]?.connections ?? 0);
    const weight = well ? (own(topology.weights, key) ?? 100) * room : 0;
    const milliseconds = roundTrip(player, key, scene);
    const way: Way = { by: "edge", edge: key, point: undefined, reason, milliseconds, undocumented: undefined };
    return { target: way, weight, answers };
  });
}

/** Through the address of the edge that is best for them, of those that clients are told of and that are well. */
export function nearestEdge(player: PlayerRegion, order: Order, scene: Scene): number | undefined {
  let least: number | undefined;
  for (const names of order) {
    for (const key of names) {
      if (scene.states.edges.get(key)?.byAddress.well !== true) continue;
      const milliseconds = roundTrip(player, key, scene);
      if (least === undefined || milliseconds < least) least = milliseconds;
    }
  }
  return least;
}

function roundTrip(player: PlayerRegion, key: string, { topology, atlas, roads }: Scene): number {
  const { place = topology.home.place } = topology.edges[key] ?? {};
  return atlas.roundTrip("internet", player.id, place).milliseconds + (roads.get(key) ?? 0);
}
