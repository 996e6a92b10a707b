import type { Values } from "./course";
import { fullIn } from "./full-in";
import type { Look } from "./look";

/**
 * Whether going from the one values to the others leaves the last place alone that takes all it is given and is well: one
 * that is known to be well stays full, or none that may be well is lowered. What could not be seen may be well.
 */
export function keepsFull(now: Values, then: Values, { places }: Look): boolean {
  const full = fullIn(now).filter((place) => places[place] !== "unwell");
  const stay = full.filter((place) => fullIn(then).includes(place));
  return stay.length === full.length || stay.some((place) => places[place] === "well");
}
