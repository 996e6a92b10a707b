import type { Course, Values } from "../../rollout/course";
import { fullIn } from "../../rollout/full-in";
import { keepsFull } from "../../rollout/keeps-full";
import { nothingSeen, type Look } from "../../rollout/look";
import type { Process } from "./process";
import { Violation } from "./violation";

/** Before another step is written: forwards all is well and the step before has baked, and back goes as far as it may. */
export function mustBeReady(
  baked: number | null,
  { turn: { state, action }, look, bake }: Process,
  course: Course,
): void {
  if (state.phase.is !== "writing" || action.do !== "write") return;
  const [now, then] = [course.steps[action.from] ?? {}, course.steps[action.at] ?? {}];
  if (state.phase.move.back === undefined) {
    mustBeWell(now, then, look ?? nothingSeen);
    if (action.from > 0 && baked !== action.from) throw new Violation("it goes on before a step has baked");
  }
  if (bake.bad > 0) {
    if (bake.bad < course.failures) throw new Violation("it goes back before there were enough failures");
    const first = course.steps.findIndex((values) => keepsFull(now, values, look ?? nothingSeen));
    if (action.at !== first) throw new Violation(`it goes back to ${action.at}, not to ${first}`);
  }
}

export function mustBeWell(now: Values, then: Values, { fine, places }: Look): void {
  if (!fine) throw new Violation("it goes on though not all is well");
  const fresh = fullIn(then).filter((place) => !fullIn(now).includes(place) && places[place] !== "well");
  if (fresh.length > 0) throw new Violation(`what nobody knows to be well becomes full: ${fresh.join()}`);
}

/** By what was known when it was decided. */
export function mustKeep(now: Values, then: Values, { places }: Look): void {
  const [were, are] = [fullIn(now), fullIn(then)];
  const well = were.filter((place) => places[place] === "well");
  const maybe = were.filter((place) => places[place] === undefined);
  const lowered = (some: readonly string[]): boolean => some.length > 0 && !some.some((place) => are.includes(place));
  if (lowered(well)) throw new Violation(`the last that is full and well is lowered: ${well.join()}`);
  if (well.length === 0 && maybe.some((place) => !are.includes(place))) {
    throw new Violation(`what may be the last that is well is lowered: ${maybe.join()}`);
  }
}
