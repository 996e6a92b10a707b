import type { Story } from "../../simulator/failure/story";
import type { Arrival } from "../clients/record";
import type { DrillResult } from "../drill";
import type { DrillReport } from "./report";

type Window = DrillReport["arrivals"]["before"];

/** Where newcomers got to: before the failure, until all have noticed who decide, and afterwards. */
export function reportArrivals(
  arrivals: readonly Arrival[],
  { failedAtSeconds, endedAtSeconds, notices }: DrillResult,
  story: Story,
): DrillReport["arrivals"] {
  const decided = notices.filter(({ predicted }) => predicted.decides);
  const noticed = Math.max(0, ...decided.map(({ predicted, seconds }) => seconds ?? predicted.latestSeconds));
  const ended = endedAtSeconds - failedAtSeconds;
  const settled = Math.min(noticed, ended);
  const isBefore = ({ atSeconds, tookSeconds = Infinity }: Arrival): boolean =>
    atSeconds + tookSeconds < failedAtSeconds;
  const isAfter = ({ atSeconds }: Arrival): boolean => atSeconds >= failedAtSeconds + settled;
  const window = (fromSeconds: number, toSeconds: number, theirs: (one: Arrival) => boolean): Window => ({
    fromSeconds,
    toSeconds,
    measured: counted(arrivals.filter(theirs)),
    predicted: meanOf(story, fromSeconds, toSeconds),
  });
  return {
    before: window(-failedAtSeconds, 0, isBefore),
    // the failure caught some on their way
    meanwhile: window(0, settled, (one) => !isBefore(one) && !isAfter(one)),
    after: window(settled, ended, isAfter),
  };
}

function counted(arrivals: readonly Arrival[]): Window["measured"] {
  const counts = new Map<string, number>();
  for (const { through = "nowhere" } of arrivals) counts.set(through, (counts.get(through) ?? 0) + 1);
  return sorted(counts);
}

/** Over the seconds of the story; what comes after its last is as the last. */
function meanOf({ moments, atSeconds }: Story, from: number, to: number): Window["predicted"] {
  const theirs = moments.filter(({ second }) => second >= atSeconds + from && second < atSeconds + to);
  const last = moments.at(-1);
  const counted = theirs.length > 0 ? theirs : last === undefined ? [] : [last];
  const shares = new Map<string, number>();
  for (const { arrivals } of counted) {
    for (const [key, share] of Object.entries(arrivals)) {
      if (share > 0) shares.set(key, (shares.get(key) ?? 0) + share / counted.length);
    }
  }
  return sorted(new Map([...shares].map(([key, share]) => [key, Math.min(1, share)])));
}

function sorted(numbers: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...numbers].sort(([one], [other]) => (one < other ? -1 : 1)));
}
