import type { Atlas } from "../atlas/atlas";
import type { Limits } from "../limits";
import type { Topology } from "../topology";
import { capacityAfter } from "./capacity-after";
import type { Failure } from "./failure";
import { landingsIn } from "./landings-in";
import { noticesOf } from "./notices-of";
import { phasesOf } from "./phases-of";
import type { Capacity } from "./story";
import { usualLandings } from "./usual-landings";

/**
 * What is left when a part is gone. Machines are those of the fleet's minimum, evenly over the zones; where some zones have one more,
 * it is such a zone that fails.
 *
 * @param limits what anycast gets wrong. Default: nothing
 */
export function capacityOf(topology: Topology, atlas: Atlas, failure: Failure, limits?: Limits): Capacity {
  const before = usualLandings(topology, atlas, limits);
  const last = phasesOf(topology, failure, noticesOf(topology, failure)).at(-1);
  const after = last ? landingsIn({ topology, atlas, failure, condition: last.condition, limits, before }) : before;
  return capacityAfter(topology, failure, { before, after });
}
