import type { Course } from "../../rollout/course";

export type Pace = Omit<Course, "steps">;

/** Values of a place that make a difference: two below 100, and 100. */
export const levels = [1, 50, 100] as const;

const names = ["home", "tokyo", "paris", "oslo", "lima"];

/** The course with these values by place and step; undefined where the rules of `rollout` refuse it. */
export function courseFrom(columns: readonly (readonly number[])[], pace: Pace): Course | undefined {
  const [first = []] = columns;
  const steps = first.map((_, step) =>
    Object.fromEntries(columns.map((column, place) => [names[place] ?? "", column[step] ?? 0])),
  );
  const isRight = steps.slice(1).every((then, before) => {
    const now = Object.entries(steps[before] ?? {});
    return (
      now.some(([place, is]) => is === 100 && then[place] === 100) && now.some(([place, is]) => then[place] !== is)
    );
  });
  return isRight ? { ...pace, steps } : undefined;
}
