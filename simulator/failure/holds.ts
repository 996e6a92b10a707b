import type { Atlas } from "../atlas/atlas";
import type { Limits } from "../limits";
import type { Topology } from "../topology";
import { capacityAfter } from "./capacity-after";
import type { Failure } from "./failure";
import { failuresOf } from "./failures-of";
import { landingsIn } from "./landings-in";
import { noticesOf } from "./notices-of";
import { phasesOf } from "./phases-of";
import { sessionsOf } from "./sessions-of";
import { usualLandings } from "./usual-landings";

/** Whether so many players survive a single failure. */
export interface Survival {
  readonly failure: Failure;
  /** Everyone who is hit has a way to play, and every edge has room. What home's machines hold is declared nowhere, and not judged. */
  readonly survived: boolean;
  /** Whether somebody who is hit has no way to play while the failure lasts. */
  readonly strands: boolean;
  /** Edges that get more players than they have room for, sorted. */
  readonly full: readonly string[];
}

/**
 * Which single failures an environment survives with so many players online (N-1).
 *
 * @param limits what anycast gets wrong. Default: nothing
 * @throws ProblemError `simulator/unknown-place`
 */
export function holds(topology: Topology, atlas: Atlas, players: number, limits?: Limits): Survival[] {
  const before = usualLandings(topology, atlas, limits);
  return failuresOf(topology, atlas).map((failure) => {
    const last = phasesOf(topology, failure, noticesOf(topology, failure)).slice(-1);
    const phases = last.map((phase) => ({
      ...phase,
      landings: landingsIn({ topology, atlas, failure, condition: phase.condition, limits, before }),
    }));
    const { groups } = sessionsOf({ topology, failure, before, phases });
    const strands = groups.some(({ phases: then }) => then.some(({ tries }) => tries.works.length === 0));
    const { fullFrom } = capacityAfter(topology, failure, { before, after: phases.at(-1)?.landings ?? before });
    const full = Object.keys(fullFrom).filter((key) => players >= (fullFrom[key] ?? Infinity));
    return { failure, survived: !strands && full.length === 0, strands, full };
  });
}
