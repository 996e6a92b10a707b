import type { Atlas } from "../atlas/atlas";
import type { Move } from "../comparison-schema";
import type { Landing } from "../landing";
import { shareOf } from "./rounded";

/** A player region, as it lands on both sides. */
interface Both {
  readonly region: Pick<Move, "players" | "title" | "share">;
  readonly one: Landing;
  readonly other: Landing;
}

/** Landings of both sides by their region, in the order of the second. */
export function sameRegions(before: readonly Landing[], after: readonly Landing[], atlas: Atlas): Both[] {
  const old = new Map(before.map((landing) => [landing.players, landing]));
  return after.flatMap((other) => {
    const one = old.get(other.players);
    if (one === undefined) return [];
    const title = atlas.where(other.players)?.title ?? other.players;
    return [{ region: { players: other.players, title, share: shareOf(other.share) }, one, other }];
  });
}
