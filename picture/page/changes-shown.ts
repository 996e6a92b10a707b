import type { Moment } from "../../simulator/failure/story";
import type { SceneStory } from "../scene";
import { momentAt } from "./moment-at";

/** Of all players: the smallest step that leaves no more rows than anybody reads is taken. */
const steps = [0.01, 0.02, 0.05, 0.1] as const;
const mostRows = 40;

/** Moments that are worth a row, and by how much each differs at least from the one before. */
interface Shown {
  readonly step: number;
  readonly moments: readonly Moment[];
}

/** The first moment, those that are a step off the one shown before, and the last where it differs at all. */
export function changesShown(story: Pick<SceneStory, "changes" | "arrivals" | "lastSecond">): Shown {
  const all = Array.from({ length: story.lastSecond + 1 }, (_, second) => momentAt(story, second) ?? []).flat();
  const tries = steps.map((step) => ({ step, moments: stepped(all, step) }));
  return tries.find(({ moments }) => moments.length <= mostRows) ?? tries.at(-1) ?? { step: steps[0], moments: [] };
}

function stepped(all: readonly Moment[], step: number): readonly Moment[] {
  const shown: Moment[] = [];
  for (const moment of all) {
    const before = shown.at(-1);
    if (before === undefined || differs(before, moment, step - 1e-9)) shown.push(moment);
  }
  const [last, end] = [shown.at(-1), all.at(-1)];
  return last !== undefined && end !== undefined && differs(last, end, 1e-5) ? [...shown, end] : shown;
}

function differs(one: Moment, other: Moment, least: number): boolean {
  const much = (difference: number): boolean => Math.abs(difference) >= least;
  if (much(one.playing - other.playing) || much(one.moved - other.moved) || much(one.stranded - other.stranded))
    return true;
  if (one.arrivals === other.arrivals) return false;
  const places = [...Object.keys(one.arrivals), ...Object.keys(other.arrivals)];
  return places.some((place) => much((one.arrivals[place] ?? 0) - (other.arrivals[place] ?? 0)));
}
