import { CommanderError, type Command } from "commander";
import { formatProblem, type LocatedProblem, type Problem } from "../../model/problem";
import { expectedProblems } from "../expected";
import type { App } from "../project";
import { json, locatedJson, locatedText } from "../report";
import { usageProblem } from "../usage";
import type { Cli } from "./cli";

/** What an error is told as; the exit code is 1 for all but a request for help. */
export function tell(error: unknown, { process, terminal, project, program }: Cli): void {
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  const problems = problemsOf(error, () => commandOf(process.argv, program));
  if (problems === undefined) {
    terminal.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    terminal.err("this is a bug in anycast-edge");
    return;
  }
  if (problems.length > 0 && asksForJson(process.argv))
    terminal.out(json({ problems: problems.map((one) => forMachines(one, project)) }));
  for (const problem of problems) terminal.err(forPeople(problem, project));
}

function problemsOf(error: unknown, command: () => string): readonly (Problem | LocatedProblem)[] | undefined {
  if (!(error instanceof CommanderError)) return expectedProblems(error);
  // a help text has been printed and says it all
  const isHelp = error.exitCode === 0 || error.code === "commander.help";
  return isHelp ? [] : [usageProblem(error.message, command())];
}

/** The command that was called, as far as its words are those of one. */
function commandOf(argv: readonly string[], program: Command): string {
  const names = [program.name()];
  let { commands } = program;
  for (const word of argv.slice(2)) {
    const next = commands.find((command) => command.name() === word);
    if (next === undefined) continue;
    names.push(word);
    ({ commands } = next);
  }
  return names.join(" ");
}

/** Also when the command line was not understood. What stands behind two hyphens is not for this command. */
function asksForJson(argv: readonly string[]): boolean {
  const hyphens = argv.indexOf("--");
  return argv.slice(0, hyphens === -1 ? undefined : hyphens).includes("--json");
}

function forMachines(problem: Problem | LocatedProblem, project: App | undefined): Problem {
  return "file" in problem && project !== undefined ? locatedJson(problem, project) : problem;
}

function forPeople(problem: Problem | LocatedProblem, project: App | undefined): string {
  return "file" in problem && project !== undefined ? locatedText(problem, project) : formatProblem(problem);
}
