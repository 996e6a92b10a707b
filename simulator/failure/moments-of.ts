import { inMillionths } from "./in-millionths";
import type { Returns } from "./returns-of";
import type { Moment } from "./story";

/** What moments are told of. All shares are of all sessions. */
export interface Told {
  readonly atSeconds: number;
  /** How many. */
  readonly length: number;
  /** Whether anybody plays at all before the failure. */
  readonly anybody: boolean;
  /** Their connection dies, of all and of those through the entry. */
  readonly hit: { readonly all: number; readonly throughEntry: number };
  /** Through the entry before the failure. */
  readonly throughEntry: number;
  readonly returns: Returns;
  /** Share of the connections through the entry that a change of routes has broken, by second. */
  readonly out: Float64Array;
  /** From which second on new players get where; the first is 0. */
  readonly arrivals: readonly { readonly fromSecond: number; readonly arrivals: Moment["arrivals"] }[];
}

/** All players at each second. */
export function momentsOf(told: Told): Moment[] {
  const { atSeconds, length, hit, returns, out } = told;
  const moments: Moment[] = [];
  let [moved, movedThroughEntry, resumed] = [0, 0, 0];
  let turn = 0;
  for (let second = 0; second < length; second += 1) {
    moved += returns.moved[second] ?? 0;
    movedThroughEntry += returns.movedThroughEntry[second] ?? 0;
    resumed += returns.resumed[second] ?? 0;
    while ((told.arrivals[turn + 1]?.fromSecond ?? Infinity) <= second) turn += 1;
    const gone = second < atSeconds ? 0 : 1;
    const broken = out[second] ?? 0;
    // what resumes is through the entry, whose point failed
    const throughEntry = told.throughEntry - gone * hit.throughEntry + resumed;
    const still = told.anybody ? 1 - gone * hit.all + resumed - broken * throughEntry : 0;
    const again = moved - broken * movedThroughEntry;
    const [playing, stranded] = [inMillionths(still), inMillionths(Math.max(0, 1 - still - again))];
    moments.push({
      second,
      playing,
      // the rest, so that they sum to 1
      moved: inMillionths(Math.max(0, 1 - playing - stranded)),
      stranded,
      arrivals: told.arrivals[turn]?.arrivals ?? {},
    });
  }
  return moments;
}
