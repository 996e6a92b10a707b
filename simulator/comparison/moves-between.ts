import type { Atlas } from "../atlas/atlas";
import type { Move, Way } from "../comparison-schema";
import type { Flow, Landing } from "../landing";
import { sameRegions } from "./same-regions";
import { shareOf } from "./rounded";

/** Of a region's players: fewer than these are no move. */
const fewest = 0.0005;

/** Regions whose players play by another way than before: those with the most who move come first. */
export function movesBetween(before: readonly Landing[], after: readonly Landing[], atlas: Atlas): Move[] {
  return sameRegions(before, after, atlas)
    .flatMap(({ region, one, other }): Move[] => {
      const [old, now] = [waysOf(one.flows), waysOf(other.flows)];
      const left = [...old].map(([way, { share }]) => Math.max(0, share - (now.get(way)?.share ?? 0)));
      const part = left.reduce((sum, share) => sum + share, 0);
      if (part < fewest) return [];
      return [{ ...region, moved: shareOf(part * other.share), before: told(old), after: told(now) }];
    })
    .sort((one, other) => other.moved - one.moved || (one.players < other.players ? -1 : 1));
}

/** Flows by the way alone: why players take it is another matter. */
function waysOf(flows: readonly Flow[]): Map<string, Way> {
  const ways = new Map<string, Way>();
  for (const { by, edge, share } of flows) {
    const key = JSON.stringify([by, edge]);
    ways.set(key, { share: (ways.get(key)?.share ?? 0) + share, by, ...(edge !== undefined && { edge }) });
  }
  return ways;
}

function told(ways: ReadonlyMap<string, Way>): Way[] {
  return [...ways]
    .filter(([, { share }]) => share >= fewest)
    .sort(([one, way], [other, next]) => next.share - way.share || (one < other ? -1 : 1))
    .map(([, { share, ...way }]) => ({ share: shareOf(share), ...way }));
}
