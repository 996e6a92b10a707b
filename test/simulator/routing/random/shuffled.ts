import type { Topology } from "../../../../simulator/topology";
import type { Dice } from "./dice";

/** The same declaration with its keys in another order. */
export function shuffled(topology: Topology, dice: Dice): Topology {
  const { edges, weights, order } = topology;
  const others = Object.entries(edges).map(
    ([key, edge]) => [key, { ...edge, zones: mixed(edge.zones, dice) }] as const,
  );
  return {
    ...topology,
    edges: mixed(Object.fromEntries(others), dice),
    weights: mixed(weights, dice),
    order: { usual: order.usual, regions: mixed(order.regions, dice) },
  };
}

function mixed<T>(all: Readonly<Record<string, T>>, dice: Dice): Record<string, T> {
  const turned = Object.entries(all).reverse();
  const [first, ...rest] = turned;
  return Object.fromEntries(first !== undefined && dice.is(0.5) ? [...rest, first] : turned);
}
