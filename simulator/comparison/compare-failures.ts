import type { ComparedFailure, Cost } from "../comparison-schema";

/** Of the hour that is looked at. */
const mostSeconds = 3600;
/** What differs by no more than this is the same cost: shares, and seconds. */
const least = { share: 0.001, seconds: 0.5 };

/**
 * Failures that cost something else than before, that are new, or that cannot come any more: what gets worse most comes first,
 * then what gets better most.
 */
export function compareFailures(
  before: ReadonlyMap<string, Cost>,
  after: ReadonlyMap<string, Cost>,
): ComparedFailure[] {
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((failure): ComparedFailure => {
      const [old, now] = [before.get(failure), after.get(failure)];
      return { failure, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) };
    })
    .filter(({ before: old, after: now }) => old === undefined || now === undefined || !isSame(old, now))
    .sort(
      (one, other) =>
        weight(other) - weight(one) || hitBy(other) - hitBy(one) || (one.failure < other.failure ? -1 : 1),
    );
}

/** Whatever gets better weighs less than what gets worse. */
function weight(one: ComparedFailure): number {
  const change = rise(one);
  return change > 0 ? change + mostSeconds : -change;
}

function hitBy({ before, after }: ComparedFailure): number {
  return Math.max(before?.hit ?? 0, after?.hit ?? 0);
}

function rise({ before, after }: ComparedFailure): number {
  return (after?.secondsLost ?? 0) - (before?.secondsLost ?? 0);
}

function isSame(one: Cost, other: Cost): boolean {
  const shares = [one.hit - other.hit, one.stranded - other.stranded];
  const seconds = [
    between(one.noticedAfterSeconds, other.noticedAfterSeconds),
    between(one.overAfterSeconds, other.overAfterSeconds),
    one.secondsLost - other.secondsLost,
  ];
  return (
    shares.every((share) => Math.abs(share) <= least.share) && seconds.every((time) => Math.abs(time) <= least.seconds)
  );
}

/** From never to some time it is for ever. */
function between(one: number | undefined, other: number | undefined): number {
  if (one === undefined || other === undefined) return one === other ? 0 : Infinity;
  return one - other;
}
