import { tolerance } from "../agrees";
import type { DrillReport } from "./report";

/** How many may be elsewhere than predicted only because players are whole: of each region the last one is. */
const roundedPlayers = 3;
/** Share of newcomers who were on their way when it began or ended what they are counted by. */
const onTheirWay = 0.05;
/** Sums of shares are not exact. */
const nearly = 1e-9;
/** Real milliseconds of a round trip that this machine may have spent itself; the drill's speed multiplies them. */
const ownMs = 15;

type Shown = Pick<DrillReport, "notices" | "sessions" | "stall" | "arrivals" | "latency" | "speed">;
type Window = DrillReport["arrivals"]["before"];

/**
 * What came otherwise than predicted, each in a few words; nothing where all came so. Where the machine was too busy neither times nor
 * players say anything: then only what no machine's haste explains.
 */
export function reportDifferences(shown: Shown): string[] {
  const { sessions, stall } = shown;
  return [
    ...(stall.counts ? [] : ofPlayersAndTimes(shown)),
    ...(sessions.wrongBytes > 0 ? ["what home sent back"] : []),
    ...(sessions.addresses.other > 0 ? ["whose address home saw"] : []),
  ];
}

function ofPlayersAndTimes({ notices, sessions, arrivals, latency, speed }: Shown): string[] {
  const { count, neverPlayed, measured, predicted, over } = sessions;
  const differs = (key: keyof typeof measured): boolean => areOthers(measured[key], predicted[key], count);
  const { measuredSeconds = 0, predictedSeconds = Infinity } = over;
  return [
    ...notices.flatMap(({ who, agrees }) => (agrees === "no" || agrees === "not seen" ? [`when ${who} noticed`] : [])),
    ...(neverPlayed > 0 ? ["how many played before it failed"] : []),
    ...(differs("hit") ? ["how many lost their connection"] : []),
    ...(differs("moved") ? ["how many play again"] : []),
    ...(differs("stranded") ? ["how many are stranded"] : []),
    // what is predicted is the worst case: sooner is no difference
    ...(measuredSeconds > predictedSeconds * (1 + tolerance) ? ["when the last played again"] : []),
    ...(differ(arrivals.before) ? ["where newcomers got to before it failed"] : []),
    ...(differ(arrivals.after) ? ["where newcomers got to afterwards"] : []),
    ...(areLongerOrShorter(latency, speed) ? ["how long messages were away"] : []),
  ];
}

/** Where all or nobody is predicted there is nothing to round. */
function areOthers(measured: number, share: number, count: number): boolean {
  const rounded = share > nearly && share < 1 - nearly ? roundedPlayers : 0;
  return areFar(measured, share, count, rounded);
}

function areFar(measured: number, share: number, count: number, allowed: number): boolean {
  const predicted = share * count;
  return Math.abs(measured - predicted) > allowed + tolerance * Math.min(predicted, count - predicted);
}

function differ({ measured, predicted }: Window): boolean {
  const count = Object.values(measured).reduce((sum, number) => sum + number, 0);
  const keys = new Set([...Object.keys(measured), ...Object.keys(predicted)]);
  const allowed = roundedPlayers + onTheirWay * count;
  return [...keys].some((key) => areFar(measured[key] ?? 0, predicted[key] ?? 0, count, allowed));
}

/** The mean of all players: of a region with few whose ways differ nothing can be said. */
function areLongerOrShorter(latency: DrillReport["latency"], speed: number): boolean {
  const [measured, predicted] = latency.reduce(
    ([one, other], { players, measuredMs, predictedMs }) =>
      measuredMs === undefined || predictedMs === undefined
        ? [one, other]
        : [one + players * measuredMs, other + players * predictedMs],
    [0, 0],
  );
  const own = latency.reduce((sum, { players }) => sum + players, 0) * ownMs * speed;
  return measured < predicted * (1 - tolerance) || measured > predicted * (1 + tolerance) + own;
}
