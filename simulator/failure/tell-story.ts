import type { Atlas } from "../atlas/atlas";
import type { Landing } from "../landing";
import type { Limits } from "../limits";
import type { Topology } from "../topology";
import { arrivalsOf } from "./arrivals-of";
import { assumed } from "./assumed";
import { capacityAfter } from "./capacity-after";
import type { Failure } from "./failure";
import { fallbackOf } from "./fallback-of";
import { happeningsOf } from "./happenings-of";
import { inMillionths } from "./in-millionths";
import { landingsIn } from "./landings-in";
import { momentsOf, type Told } from "./moments-of";
import { noticesOf } from "./notices-of";
import { outByRoutes } from "./out-by-routes";
import { phasesOf } from "./phases-of";
import { returnsOf, type Returns } from "./returns-of";
import { sessionsOf, type LandedPhase } from "./sessions-of";
import type { Notice, Story } from "./story";
import { unbrokenBecause } from "./unbroken-because";
import { usualLandings } from "./usual-landings";

/** What a story is told of. */
export interface StoryInput {
  readonly topology: Topology;
  readonly atlas: Atlas;
  readonly failure: Failure;
  /** Seconds from the start of the story to the failure. A whole number. */
  readonly atSeconds: number;
  readonly limits: Limits;
}

/** Seconds that a story goes on after the failure, at most. */
const longest = 3600;

/** Half a millionth: a share of less is told as 0. */
const untold = 5e-7;

/**
 * What a failure does to all players, second by second, worst case: it comes right after every check.
 *
 * @throws ProblemError `simulator/unknown-place`
 */
export function tellStory({ topology, atlas, failure, atSeconds, limits }: StoryInput): Story {
  const notices = noticesOf(topology, failure);
  const before = usualLandings(topology, atlas, limits);
  const phases = phasesOf(topology, failure, notices).map((phase): LandedPhase => ({
    ...phase,
    landings: landingsIn({ topology, atlas, failure, condition: phase.condition, limits, before }),
  }));
  const { groups, hit, throughEntry, anybody } = sessionsOf({ topology, failure, before, phases });
  const { heartbeatSeconds } = topology;
  const resumeSeconds = resumesAfter(topology, failure);
  const resuming = resumeSeconds === undefined ? {} : { resumeSeconds };
  const end = atSeconds + longest;
  const returns = returnsOf(groups, { atSeconds, length: end, heartbeatSeconds, ...resuming });
  const arrivals = turnsOf(before, phases, atSeconds);
  const back = lastBack(returns);
  const over = Math.max(atSeconds, back ?? atSeconds, lastTurn(arrivals));
  const cut = over >= end || returns.late >= untold;
  const noticed = atSeconds + lastNotice(notices, hit.all, resumeSeconds);
  const length = cut ? end : Math.min(end, Math.max(over, noticed) + 2);
  const breaks = unbrokenBecause[topology.entry.rules] === undefined ? limits.routeChangePerHour : 0;
  const out = outByRoutes(breaks, heartbeatSeconds, length);
  const again = sum(returns.moved) + sum(returns.resumed) + returns.late;
  const stranded = inMillionths(Math.max(0, hit.all - again));
  const lasts = stranded > 0 && stranded >= inMillionths(hit.all);
  const told = { topology, failure, atSeconds, notices, limits, hit: hit.all, stranded, ...resuming };
  return {
    failure,
    atSeconds,
    notices,
    happenings: happeningsOf({ ...told, ...(!cut && back !== undefined && { backSeconds: back - atSeconds }) }).filter(
      ({ second }) => second < length,
    ),
    moments: momentsOf({ atSeconds, length, anybody, hit, throughEntry, returns, out, arrivals }),
    sessions: {
      hit: inMillionths(hit.all),
      moved: inMillionths(again),
      stranded,
    },
    ...(!cut && !lasts && { overAfterSeconds: over - atSeconds }),
    capacity: capacityAfter(topology, failure, {
      before,
      after: phases.at(-1)?.landings ?? before,
    }),
    fallback: fallbackOf(topology, failure),
  };
}

/** An accelerator of AWS ends TCP where players enter, and GA2 has an address for each area; others pass packets through. */
function resumesAfter({ entry: { rules } }: Topology, { kind }: Failure): number | undefined {
  const passes = rules === "aia" || rules === "anycast-eip";
  return kind === "entry-pop" && passes ? assumed.routes.latestSeconds : undefined;
}

/** Where new players get, and from which second on. */
function turnsOf(before: readonly Landing[], phases: readonly LandedPhase[], atSeconds: number): Told["arrivals"] {
  return [
    { fromSecond: 0, arrivals: arrivalsOf(before) },
    ...phases.map(({ fromSeconds, landings }) => ({
      fromSecond: atSeconds + Math.ceil(fromSeconds),
      arrivals: arrivalsOf(landings),
    })),
  ];
}

/** The last second at which new players get elsewhere than before. */
function lastTurn(arrivals: Told["arrivals"]): number {
  const turns = arrivals.filter(
    (turn, index) => index > 0 && !isSame(turn.arrivals, arrivals[index - 1]?.arrivals ?? {}),
  );
  return turns.at(-1)?.fromSecond ?? 0;
}

/** The last second at which more come back than a moment tells of; undefined where nobody does. */
function lastBack({ moved, resumed }: Returns): number | undefined {
  let later = 0;
  // of thousands of stories, this is where plain loops count
  for (let second = moved.length - 1; second >= 0; second -= 1) {
    later += (moved[second] ?? 0) + (resumed[second] ?? 0);
    if (later >= untold) return second;
  }
  return undefined;
}

function isSame(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Players whose connections are well, or well again before they look, notice nothing. */
function lastNotice(notices: readonly Notice[], hit: number, resumeSeconds = Infinity): number {
  const giveUp = (earliestSeconds: number): boolean => hit > 0 && earliestSeconds < resumeSeconds;
  return Math.max(
    0,
    ...notices
      .filter(({ who, earliestSeconds }) => who !== "players" || giveUp(earliestSeconds))
      .map(({ latestSeconds }) => Math.ceil(latestSeconds)),
  );
}

function sum(shares: Float64Array): number {
  let total = 0;
  for (const share of shares) total += share;
  return total;
}
