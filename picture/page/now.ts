import type { Moment } from "../../simulator/failure/story";
import type { Scene } from "../scene";
import { momentAt } from "./moment-at";

/** What a page shows of one second. */
export interface Now {
  readonly second: number;
  /** Of the scene's phases and the drawing's, which are in the same order. */
  readonly phase: number;
  readonly moment?: Moment;
}

/** The phase and the moment that hold at a second. */
export function nowOf({ phases, story }: Scene, second: number): Now {
  const phase = Math.max(
    0,
    phases.findLastIndex(({ fromSecond }) => fromSecond <= second),
  );
  return { second, phase, moment: story === undefined ? undefined : momentAt(story, second) };
}
