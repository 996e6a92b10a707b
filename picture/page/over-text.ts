import type { Outcome } from "../../simulator/simulation";
import { seconds } from "../words";

/** How long a failure lasts for those who can play again; a dash where it hits nobody. */
export function overText({
  hit,
  stranded,
  overAfterSeconds,
}: Pick<Outcome, "hit" | "stranded" | "overAfterSeconds">): string {
  if (hit === 0) return "–";
  if (stranded >= hit) return "nobody plays again";
  return overAfterSeconds === undefined ? "more than an hour" : seconds(overAfterSeconds);
}
