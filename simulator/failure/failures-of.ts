import type { Atlas } from "../atlas/atlas";
import { usualLandings } from "./usual-landings";
import type { Topology } from "../topology";
import type { Failure } from "./failure";

/** Every single failure: of home, of each zone, edge and backhaul, and of each entry point that players enter at. */
export function failuresOf(topology: Topology, atlas: Atlas): Failure[] {
  const { home, edges } = topology;
  const keys = Object.keys(edges).sort();
  const zones = [...home.zones, ...Object.values(edges).flatMap((edge) => Object.keys(edge.zones))];
  const points = usualLandings(topology, atlas)
    .filter(({ flows }) => flows.some(({ by }) => by === "entry"))
    .flatMap(({ point }) => point ?? []);
  const named = (kind: Failure["kind"], names: readonly string[]): Failure[] =>
    [...new Set(names)].sort().map((name) => ({ kind, name }));
  return [
    { kind: "home", name: "" },
    ...named("zone", zones),
    ...named("edge", keys),
    ...named("backhaul", keys),
    ...named("entry-pop", points),
  ];
}
