import type { Atlas } from "../atlas/atlas";
import type { ComparedEnvironment, Cost } from "../comparison-schema";
import { usualLandings } from "../failure/usual-landings";
import type { Landing } from "../landing";
import type { Limits } from "../limits";
import { meanLatency } from "../mean-latency";
import type { Topology } from "../topology";
import { costsOf } from "./costs-of";
import { compareFailures } from "./compare-failures";
import { movesBetween } from "./moves-between";
import { pacesBetween } from "./paces-between";
import { tenths } from "./rounded";

/** What an environment is simulated with. */
export interface Terms {
  readonly atlas: Atlas;
  /** What anycast can get wrong. */
  readonly limits: Limits;
}

/**
 * What becomes of the players of one environment; undefined where nothing does.
 *
 * @param before undefined where there was no such environment
 * @param after undefined where there is none any more
 */
export function compareTopologies(
  before: Topology | undefined,
  after: Topology | undefined,
  terms: Terms,
): ComparedEnvironment | undefined {
  const named = after ?? before;
  if (named === undefined) return undefined;
  const [one, other] = [simulated(before, terms), simulated(after, terms)];
  const both = before !== undefined && after !== undefined;
  const compared = {
    mean: {
      ...(one.mean !== undefined && { before: one.mean }),
      ...(other.mean !== undefined && { after: other.mean }),
    },
    moves: both ? movesBetween(one.landings, other.landings, terms.atlas) : [],
    ...(both ? pacesBetween(one.landings, other.landings, terms.atlas) : { slower: [], faster: [] }),
    // nothing of what is gone can fail
    failures: after === undefined ? [] : compareFailures(costs(before, terms), costs(after, terms)),
  };
  if (both && one.mean === other.mean && isNothing(compared)) return undefined;
  return {
    game: named.game,
    environment: named.environment,
    change: both ? "changed" : after === undefined ? "removed" : "added",
    ...compared,
  };
}

interface Simulated {
  readonly landings: readonly Landing[];
  readonly mean?: number;
}

function simulated(topology: Topology | undefined, { atlas, limits }: Terms): Simulated {
  if (topology === undefined) return { landings: [] };
  const landings = usualLandings(topology, atlas, limits);
  const { expected } = meanLatency(landings);
  return { landings, ...(expected !== undefined && { mean: tenths(expected) }) };
}

function costs(topology: Topology | undefined, { atlas, limits }: Terms): Map<string, Cost> {
  return topology === undefined ? new Map<string, Cost>() : costsOf(topology, atlas, limits);
}

function isNothing(compared: Pick<ComparedEnvironment, "moves" | "slower" | "faster" | "failures">): boolean {
  const { moves, slower, faster, failures } = compared;
  return moves.length + slower.length + faster.length + failures.length === 0;
}
