import type { Drawing } from "../map/drawing";

/** How shares are drawn, and where that ends. */
export function scalesText({ phases, torn }: Drawing): string {
  const few = phases.some(({ ways }) => ways.some((way) => way.few));
  const parts = [
    "Circles and ways show where new connections go: a circle's area and a way's width are the share of all players",
    ...(few ? [", but ways of less than a hundredth are all as thin, and faint"] : []),
    ". ",
    ...(torn ? ["Ways that leave the map on one side come back on the other. "] : []),
    "Ways are not routes: nobody knows which cables packets take.",
  ];
  return parts.join("");
}
