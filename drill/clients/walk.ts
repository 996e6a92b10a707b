import { entryWord } from "../../model/dispatch";
import type { Player, Target, World } from "../crowd";
import type { Doors } from "./doors";
import type { Patience } from "./patience";
import { Session } from "./session";

/** A connection that home has greeted, and how it came there. */
export interface Way {
  readonly session: Session;
  readonly target: Target;
  /** `home` where no edge carries it, else the edge's key, also where the entry led there. */
  readonly through: string;
}

/** What players have in common. */
export interface Surroundings {
  readonly world: World;
  readonly doors: Doors;
  readonly patience: Patience;
}

/** Tries one address after the other. Undefined where none leads home, or the signal comes first. */
export async function walk(
  { world, patience }: Surroundings,
  player: Player,
  targets: readonly Target[],
  signal: AbortSignal,
): Promise<Way | undefined> {
  for (const target of targets) {
    const session = await Session.open(world, { player, target, patience }, signal);
    if (session !== undefined) {
      const through = target.key === entryWord ? (world.ledTo(player) ?? "home") : target.key;
      return { session, target, through };
    }
    if (signal.aborted) return undefined;
  }
  return undefined;
}
