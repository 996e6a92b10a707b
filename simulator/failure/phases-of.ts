import type { Topology } from "../topology";
import type { Condition, Failure } from "./failure";
import type { Notice } from "./story";

/** A time in which as much is known of a failure. */
export interface Phase {
  /** Seconds after the failure. */
  readonly fromSeconds: number;
  readonly condition: Condition;
  /** Players are told to try dead addresses last. */
  readonly told: boolean;
}

/** What is known when, worst case. The last phase goes on for ever. */
export function phasesOf({ entry: { rules } }: Topology, failure: Failure, notices: readonly Notice[]): Phase[] {
  const deciding = notices.filter(({ decides }) => decides);
  const told = deciding.find(({ who }) => who === "the dispatcher")?.latestSeconds ?? Infinity;
  // until all of them know, connections still go astray somewhere
  const known = deciding.length === 0 ? Infinity : Math.max(...deciding.map(({ latestSeconds }) => latestSeconds));
  // clients have the addresses of the other areas
  const noticed = rules === "ga2" && failure.kind === "entry-pop" ? 0 : known;
  const starts = [...new Set([0, told, noticed])].filter(Number.isFinite).sort((a, b) => a - b);
  return starts.map((fromSeconds) => ({
    fromSeconds,
    condition: {
      down: [failure],
      noticed: fromSeconds >= noticed ? [failure] : [],
      // the dispatcher alone tells them: an edge's own addresses are in no other check
      told: fromSeconds >= told ? [failure] : [],
    },
    told: fromSeconds >= told,
  }));
}
