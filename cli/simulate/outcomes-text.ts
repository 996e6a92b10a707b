import { failureText } from "../../simulator/failure/failure";
import type { Outcome } from "../../simulator/simulation";
import { columns } from "../report";
import { percent } from "../../simulator/percent";

const heads = ["FAILS", "LED PAST AFTER", "HIT", "STRANDED", "OVER AFTER"];

/** One line for each failure. */
export function outcomesText(outcomes: readonly Outcome[]): string {
  const asked = outcomes.some(({ full }) => full !== undefined);
  return columns(
    [...heads, ...(asked ? ["ROOM"] : [])],
    outcomes.map((outcome) => [
      failureText(outcome.failure),
      outcome.noticedAfterSeconds === undefined ? "never" : `${Math.round(outcome.noticedAfterSeconds)} s`,
      percent(outcome.hit),
      percent(outcome.stranded),
      over(outcome),
      ...(asked ? [room(outcome)] : []),
    ]),
  );
}

function over({ hit, stranded, overAfterSeconds }: Outcome): string {
  if (hit === 0) return "-";
  if (stranded >= hit) return "while it lasts";
  return overAfterSeconds === undefined ? "> 1 h" : `${Math.round(overAfterSeconds)} s`;
}

/** Where nobody plays there is room. */
function room({ stranded, full = [] }: Outcome): string {
  if (full.length > 0) return `full: ${full.join(", ")}`;
  return stranded > 0 ? "-" : "holds";
}
