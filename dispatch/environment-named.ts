import { ProblemError } from "../model/problem";
import type { DispatchList } from "./list";

/** The environment a list is of. */
export type ListOwner = Pick<DispatchList, "game" | "environment">;

/**
 * Reads `starfall/prod`.
 *
 * @throws ProblemError `dispatch/of`
 */
export function environmentNamed(written: string): ListOwner {
  const [game = "", environment = "", ...more] = written.split("/");
  if (game !== "" && environment !== "" && more.length === 0) return { game, environment };
  const what = `\`${written}\` names no environment`;
  throw new ProblemError([{ code: "dispatch/of", what, fix: "write game and environment: --of starfall/prod" }]);
}
