import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, Help, type Option } from "commander";
import { ProblemError } from "../../model/problem";
import { findApp, findProject, type App, type Project } from "../project";
import { terminalOf, type Terminal } from "../terminal";

/** The command line of a process: commands are declared on it and run in the project they find. */
export class Cli {
  readonly terminal: Terminal;
  readonly cwd: string;
  readonly program: Command;
  private found: App | undefined;

  constructor(readonly process: NodeJS.Process) {
    const terminal = terminalOf(process);
    this.terminal = terminal;
    this.cwd = process.cwd();
    this.program = new Command("anycast-edge")
      .description("One anycast address, one home cluster, relays near players: the environments of your games.")
      .version((JSON.parse(readFileSync(join(__dirname, "..", "package.json"), "utf8")) as { version: string }).version)
      .option("--games <folder>", "folder with the environments (default: games/ of the project around this folder)")
      .configureHelp({ showGlobalOptions: true, optionDescription })
      .showSuggestionAfterError()
      .exitOverride()
      .configureOutput({
        writeOut: (text) => terminal.out(text.trimEnd()),
        writeErr: (text) => terminal.err(text.trimEnd()),
        outputError: () => undefined, // it is thrown as well
      });
  }

  /** The project the command works in; undefined before it has been found. */
  get project(): App | undefined {
    return this.found;
  }

  /** Begins to declare a command. */
  command(name: string, description: string, parent = this.program): Command {
    return parent.command(name).description(description).option("--json", "print JSON, for machines");
  }

  /** Runs what a command does; it tells the exit code. */
  async run(work: (project: Project) => Promise<number>): Promise<void> {
    const project = findProject(this.cwd, this.games);
    this.found = project;
    this.process.exitCode = await work(project);
  }

  /** For what works with any app of cdktf. */
  async runInApp(work: (app: App) => Promise<number>): Promise<void> {
    const app = findApp(this.cwd, this.games);
    this.found = app;
    this.process.exitCode = await work(app);
  }

  /** For what needs no project, and knows more in one. */
  async runAnywhere(work: (project: Project | undefined) => Promise<number>): Promise<void> {
    const { games } = this;
    let project: Project | undefined;
    try {
      project = findProject(this.cwd, games);
      this.found = project;
    } catch (error) {
      if (games !== undefined || !(error instanceof ProblemError)) throw error;
    }
    this.process.exitCode = await work(project);
  }

  private get games(): string | undefined {
    return this.program.opts<{ games?: string }>().games;
  }
}

/** As commander tells an option, which does not say that it cannot be left out. */
function optionDescription(option: Option): string {
  const told = new Help().optionDescription(option);
  return option.mandatory ? `${told} (required)` : told;
}
