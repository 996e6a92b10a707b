import { join } from "node:path";
import { loadGames } from "../../../model/load";
import { loadAtlas } from "../../../simulator/atlas/load-atlas";
import { topologyOf } from "../../../simulator/topology-of";
import type { Topology } from "../../../simulator/topology";

/** The world as it is shipped. */
export const atlas = loadAtlas();

const { environments } = loadGames(join(__dirname, "..", "..", "..", "games"));

/** A shipped environment: `starfall prod`. */
export function shipped(name: string): Topology {
  const found = environments.find(({ environment }) => `${environment.game} ${environment.name}` === name);
  if (found === undefined) throw new Error(`${name} is not shipped`);
  return topologyOf(found.environment);
}
