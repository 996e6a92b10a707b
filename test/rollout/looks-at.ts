import type { Course } from "../../rollout/course";
import { fullIn } from "../../rollout/full-in";
import type { Look } from "../../rollout/look";

const known = new WeakMap<Course, readonly Look[]>();

/**
 * All that a look can find: each place well, unwell or unseen, and all else well or not; first that all is well. Places that
 * are at 100 in no step are left out: beside `fine`, nobody asks how they are. Of more than three places all are seen, or none.
 */
export function looksAt(course: Course): readonly Look[] {
  const before = known.get(course);
  if (before !== undefined) return before;
  const places = [...new Set(course.steps.flatMap(fullIn))].sort();
  const all = places.reduce<Look["places"][]>(
    (some, place) =>
      some.flatMap((one) => [
        { ...one, [place]: "well" as const },
        { ...one, [place]: "unwell" as const },
        ...(places.length > 3 ? [] : [one]),
      ]),
    [{}],
  );
  if (places.length > 3) all.push({});
  const looks = all.flatMap((one) =>
    Object.values(one).includes("unwell")
      ? [{ fine: false, places: one }]
      : [
          { fine: true, places: one },
          { fine: false, places: one },
        ],
  );
  known.set(course, looks);
  return looks;
}
