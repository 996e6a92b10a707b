import { readGames } from "../model/file/folder";
import { ProblemError } from "../model/problem";

/**
 * Values in the files that one environment is put together from. The largest that are shipped have some hundred; judging
 * and simulating takes time that grows with the square.
 */
const mostValues = 1_000;
/** The squares of all environments: five hundred of the usual size. */
const mostWork = 50 * mostValues ** 2;

/**
 * Refuses environments of somebody whom nobody trusts that would keep a job busy for long. Only reads them.
 *
 * @throws ProblemError `compare/too-much`
 */
export function mustBeBounded(games: string): void {
  const { environments } = readGames(games);
  let work = 0;
  for (const { game, name, files } of environments) {
    let left = mostValues;
    for (const { source } of files) left = counted(source?.value, left);
    if (left < 0) refuse(`${game}/${name} is put together from more than ${mostValues} values`);
    work += (mostValues - left) ** 2;
  }
  if (work > mostWork) refuse(`${environments.length} environments are more than are looked at`);
}

/** What is left after a value and all in it; less than nothing as soon as there is no more. */
function counted(value: unknown, left: number): number {
  if (left < 0) return left;
  if (typeof value !== "object" || value === null) return left - 1;
  return Object.values(value).reduce<number>((rest, one) => counted(one, rest), left - 1);
}

function refuse(what: string): never {
  const fix = "compare them where their own code runs: `anycast-edge compare --base REF`";
  throw new ProblemError([{ code: "compare/too-much", what, fix }]);
}
