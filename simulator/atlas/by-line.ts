import type { LocatedProblem } from "../../model/problem";

/** Problems of one file as a reader comes upon them. */
export function byLine(one: LocatedProblem, other: LocatedProblem): number {
  return one.line - other.line;
}
