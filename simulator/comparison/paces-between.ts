import type { Atlas } from "../atlas/atlas";
import type { ComparedEnvironment, Pace } from "../comparison-schema";
import type { Landing } from "../landing";
import { sameRegions } from "./same-regions";
import { tenths } from "./rounded";

/** Less is nothing that anybody notices. */
const felt = { milliseconds: 5, ratio: 1.05 };

/** Regions for whose players it takes longer than before, or less long: those with the most players come first. */
export function pacesBetween(
  before: readonly Landing[],
  after: readonly Landing[],
  atlas: Atlas,
): Pick<ComparedEnvironment, "slower" | "faster"> {
  const paces = sameRegions(before, after, atlas).map(({ region, one, other }): Pace => {
    const [old, now] = [one.latency.expected, other.latency.expected];
    return {
      ...region,
      ...(old !== undefined && { before: tenths(old) }),
      ...(now !== undefined && { after: tenths(now) }),
    };
  });
  const most = (some: Pace[]): Pace[] =>
    some.sort((one, other) => other.share - one.share || (one.players < other.players ? -1 : 1));
  return {
    slower: most(paces.filter((pace) => isLonger(pace.before, pace.after))),
    faster: most(paces.filter((pace) => isLonger(pace.after, pace.before))),
  };
}

/** Not to play at all is the longest. */
function isLonger(one: number | undefined, other: number | undefined): boolean {
  if (one === undefined) return false;
  return other === undefined || (other - one > felt.milliseconds && other > one * felt.ratio);
}
