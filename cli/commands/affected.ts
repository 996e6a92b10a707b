import { ProblemError, type Problem } from "../../model/problem";
import { affectedBy, type AffectedRequest } from "../../preview/affected/affected";
import { matrixOf, mostJobs } from "../../preview/affected/matrix";
import { affectedText } from "../affected-text";
import { Interrupted } from "../interrupt";
import type { App } from "../project";
import { json } from "../report";
import type { Terminal } from "../terminal";

export interface AffectedInput extends Omit<AffectedRequest, "project" | "games" | "announce"> {
  readonly project: App;
  readonly json: boolean;
  /** Prints the matrix of a CI job instead. */
  readonly matrix: boolean;
  /** Most jobs of the matrix, as it was written. Default: 20. */
  readonly maxJobs?: string;
}

const usualJobs = 20;

/** Which stacks a change touches. Exit code 0: none, 2: some, 1: it cannot be told. */
export async function affected(input: AffectedInput, terminal: Terminal): Promise<number> {
  const { project, json: asJson, matrix, maxJobs: written, ...request } = input;
  const maxJobs = jobs({ asJson, matrix, written });
  try {
    const announce = (text: string): void => terminal.err(text);
    const { root, games } = project;
    const report = await affectedBy({ ...request, project: root, ...(games !== undefined && { games }), announce });
    if (matrix) terminal.out(JSON.stringify(matrixOf(report, maxJobs)));
    else terminal.out(asJson ? json(report) : affectedText(report, (style, text) => terminal.paint(style, text)));
    return report.totals.touched === 0 ? 0 : 2;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    terminal.err(error.message);
    return error.exitCode;
  }
}

function jobs({ asJson, matrix, written }: { asJson: boolean; matrix: boolean; written?: string }): number {
  if (asJson && matrix) {
    throw refused({
      code: "affected/json-or-matrix",
      what: "`--json` and `--matrix` are two outputs",
      fix: "take one of them",
    });
  }
  if (written === undefined) return usualJobs;
  if (!matrix) {
    throw refused({
      code: "affected/jobs-without-matrix",
      what: `\`--max-jobs ${written}\` is about a matrix, and none is asked for`,
      fix: "add `--matrix`, or leave it out",
    });
  }
  const number = /^\d+$/.test(written) ? Number(written) : 0;
  if (number >= 1 && number <= mostJobs) return number;
  throw refused({
    code: "affected/max-jobs",
    what: `\`--max-jobs\` is ${written}, and a matrix has 1 to ${mostJobs} jobs`,
    fix: `write a whole number from 1 to ${mostJobs}`,
  });
}

function refused(problem: Problem): ProblemError {
  return new ProblemError([problem]);
}
