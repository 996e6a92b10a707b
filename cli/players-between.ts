import type { LoadedGames } from "../model/load";
import { ProblemError } from "../model/problem";
import { compare, type CompareWish } from "../simulator/compare";
import type { Comparison } from "../simulator/comparison-schema";
import type { CommittedGames } from "./games-at";

/**
 * What it means for players when environments become others.
 *
 * @throws ProblemError what is wrong with those of head
 */
export function playersBetween(
  before: CommittedGames,
  after: LoadedGames,
  terms: Omit<CompareWish, "unreadable">,
): Comparison {
  if (after.problems.length > 0) throw new ProblemError(after.problems);
  const environments = ({ environments: all }: LoadedGames) => all.map(({ environment }) => environment);
  return compare(environments(before), environments(after), { ...terms, unreadable: before.broken });
}
