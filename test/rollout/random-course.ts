import * as fc from "fast-check";
import type { Course } from "../../rollout/course";
import { courseFrom, levels, type Pace } from "./course-from";

/** Courses of some places and steps: one place is at 100 up to a step, another from there on, and the others are anything. */
export function randomCourse(places: number, steps: number, pace: Pace): fc.Arbitrary<Course> {
  const column = fc.array(fc.constantFrom(...levels), { minLength: steps + 1, maxLength: steps + 1 });
  return fc
    .tuple(fc.integer({ min: 1, max: steps }), fc.array(column, { minLength: places, maxLength: places }))
    .map(([change, columns]) => {
      const [one = [], other = [], ...rest] = columns;
      const until = one.map((value, step) => (step <= change ? 100 : value));
      const from = other.map((value, step) => (step >= change ? 100 : value));
      return courseFrom([until, from, ...rest], pace);
    })
    .filter((course) => course !== undefined);
}
