import type { Course } from "../../rollout/course";
import { courseFrom, levels, type Pace } from "./course-from";

/**
 * All courses of some places and steps but for the names of places: each place at 1, 50 or 100 in each step, each step changes
 * something, and one place that was at 100 before it still is.
 */
export function everyCourse(places: number, steps: number, pace: Pace): Course[] {
  const columns = Array.from({ length: steps + 1 }).reduce<number[][]>(
    (some) => some.flatMap((column) => levels.map((value) => [...column, value])),
    [[]],
  );
  // places with other names are the same course: each set of columns once
  const choose = (from: number, left: number): number[][][] =>
    left === 0
      ? [[]]
      : columns.slice(from).flatMap((column, index) => choose(from + index, left - 1).map((more) => [column, ...more]));
  return choose(0, places).flatMap((chosen) => courseFrom(chosen, pace) ?? []);
}
