/** One thing that is wrong, in one shape everywhere: reading YAML, building a construct, synthesising, `doctor`. */
export interface Problem {
  /** Stable name, `area/what`: searched for, tested against, never renamed or reused. */
  readonly code: string;
  /** What is wrong, in the user's words: names the setting, shows the value. No final period. */
  readonly what: string;
  /** The change that makes it right, as an instruction. No final period. */
  readonly fix: string;
}

/** A {@link Problem} in a file. `line` and `column` count from 1. */
export interface LocatedProblem extends Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Expected trouble: printed without a stack trace by the CLI. Anything else that is thrown is a bug. */
export class ProblemError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "ProblemError";
  }
}

/** `what (code)` and the fix on a line of its own. Problems show what others wrote, so that what a terminal obeys is spelled out. */
export function formatProblem(problem: Problem): string {
  const text = `${problem.what} (${problem.code})\n    fix: ${problem.fix}`;
  return text.replaceAll(/(?![\n\t])\p{Cc}/gu, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
