import type { Problem } from "../model/problem";

/** The problems an error tells the user about; undefined when the error is a bug. */
export function expectedProblems(error: unknown): readonly Problem[] | undefined {
  if (!(error instanceof Error)) return undefined;
  // by shape: the sandbox has a type of its own
  const { problems } = error as { problems?: readonly Problem[] };
  if (problems !== undefined) return problems;
  return isProblem(error) ? [{ code: error.code, what: error.what, fix: error.fix }] : undefined;
}

function isProblem(value: object): value is Problem {
  const { code, what, fix } = value as Partial<Record<keyof Problem, unknown>>;
  return [code, what, fix].every((text) => typeof text === "string");
}
