import { ProblemError, type Problem } from "../../model/problem";

/** What was asked, and how GitHub took it. */
export interface RefusalProps {
  readonly method: string;
  /** Without the server's address. */
  readonly path: string;
  /** Absent: there was no answer. */
  readonly status?: number;
}

/** GitHub said no, or nothing. */
export class Refusal extends ProblemError {
  constructor(
    problem: Problem,
    readonly asked: RefusalProps,
  ) {
    super([problem]);
  }
}
