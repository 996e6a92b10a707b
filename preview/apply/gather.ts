import { ProblemError, type Problem } from "../../model/problem";

/**
 * Does the work for each, one after the other, and goes on after problems.
 *
 * @throws ProblemError with the problems of all
 */
export async function gather<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const [problems, results]: [Problem[], R[]] = [[], []];
  for (const one of all) {
    try {
      results.push(await work(one));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return results;
}
