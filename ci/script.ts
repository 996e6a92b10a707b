import { appendFileSync } from "node:fs";
import { ProblemError } from "../model/problem";

/** What a step of a workflow can see and do. */
export interface Step {
  /** A variable that must be set. @throws ProblemError `ci/no-variable` */
  readonly variable: (name: string) => string;
  /** Hands a value of one line to later steps: `steps.<id>.outputs.<name>`. */
  readonly output: (name: string, value: string) => void;
  /** Shows Markdown on the page of the run. */
  readonly summary: (text: string) => void;
  /** Hands a secret to later steps as a variable, and hides it in logs. */
  readonly secret: (name: string, value: string) => void;
}

/** Runs a step. What is expected to go wrong is told without a stack trace, and the exit code is 1. */
export function script(work: (step: Step) => void | Promise<void>): void {
  const step = { variable, output: handOn("GITHUB_OUTPUT"), summary, secret };
  Promise.resolve(step)
    .then(work)
    .catch((error: unknown) => {
      process.exitCode = 1;
      console.error(error instanceof ProblemError ? error.message : error);
    });
}

function variable(name: string): string {
  const value = process.env[name] ?? "";
  if (value !== "") return value;
  throw new ProblemError([
    { code: "ci/no-variable", what: `\`${name}\` is not set`, fix: "set it in the step's `env`" },
  ]);
}

function summary(text: string): void {
  appendFileSync(variable("GITHUB_STEP_SUMMARY"), `${text}\n`);
}

function secret(name: string, value: string): void {
  console.log(`::add-mask::${value}`);
  handOn("GITHUB_ENV")(name, value);
}

function handOn(to: "GITHUB_OUTPUT" | "GITHUB_ENV"): (name: string, value: string) => void {
  return (name, value) => {
    if (!/^[\x20-\x7e]*$/.test(value)) {
      const fix = "look at where it comes from";
      throw new ProblemError([{ code: "ci/bad-value", what: `\`${name}\` has more than one line`, fix }]);
    }
    appendFileSync(variable(to), `${name}=${value}\n`);
  };
}
