import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command, CommanderError } from "commander";
import { formatProblem, type LocatedProblem, type Problem } from "../model/problem";
import { doctor } from "./commands/doctor";
import { explain } from "./commands/explain";
import { list } from "./commands/list";
import { newEnvironment } from "./commands/new";
import { sandboxReset } from "./commands/sandbox-reset";
import { sandboxRun } from "./commands/sandbox-run";
import { sandboxStatusCommand } from "./commands/sandbox-status";
import { validate } from "./commands/validate";
import { expectedProblems } from "./expected";
import { usualBackhaulMbps } from "./new-environment/declaration";
import type { Flags } from "./new-environment/wishes";
import { findProject, type Project } from "./project";
import { json, locatedJson, locatedText } from "./report";
import { terminalOf } from "./terminal";
import { usageProblem } from "./usage";

const terminal = terminalOf(process);
const cwd = process.cwd();
let project: Project | undefined;

interface Options {
  readonly json?: boolean;
}

const program = new Command("anycast-edge")
  .description("One anycast address, one home cluster, relays near players: the environments of your games.")
  .version((JSON.parse(readFileSync(join(__dirname, "package.json"), "utf8")) as { version: string }).version)
  .option("--games <folder>", "folder with the environments (default: games/ of the project around this folder)")
  .configureHelp({ showGlobalOptions: true })
  .showSuggestionAfterError()
  .exitOverride()
  .configureOutput({
    writeOut: (text) => terminal.out(text.trimEnd()),
    writeErr: (text) => terminal.err(text.trimEnd()),
    outputError: () => undefined, // it is thrown as well
  });

command("new [game] [environment]", "declare an environment: answers questions, or takes flags")
  .option("--state <backend>", "where Terraform keeps its state: local, or pg")
  .option("--cloud <cloud>", "cloud it runs on")
  .option("--home <region>", "region of the backend cluster")
  .option("--zone <zone>", "zone of home; at least two, repeat it", collect)
  .option("--port <name=protocol:number>", "port players connect to; may be repeated", collect)
  .option("--bandwidth <Mbit/s>", "cap of the anycast address")
  .option("--min <machines>", "fewest machines of the fleet")
  .option("--max <machines>", "most machines of the fleet")
  .option("--instance-type <type>", "instance type of the fleet")
  .option("--image <id>", "machine image of the fleet")
  .option("--edge <name=region:zone:relays>", "edge near players; may be repeated", collect)
  .option(
    "--backhaul <Mbit/s>",
    `cap of each edge's private road home (default on Tencent Cloud: ${usualBackhaulMbps})`,
  )
  .option("--relay-instance-type <type>", "instance type of the relays")
  .option("--relay-image <id>", "machine image of the relays")
  .option("--relay-bandwidth <Mbit/s>", "cap of each relay's public traffic")
  .option("--health-port <name>", "TCP port of home that is checked for all; needed on AWS beside UDP")
  .option("--dns-zone-id <id>", "hosted zone of that domain; needed on AWS")
  .option("--dns <name>", "name players use; its domain must exist at the cloud's DNS")
  .addHelpText(
    "after",
    example(
      "anycast-edge new starfall test --bandwidth 100 --min 1 --max 2 --edge tokyo=ap-tokyo:ap-tokyo-1:2 " +
        "--dns play-test.starfall.example",
    ),
  )
  .action((game: string | undefined, environment: string | undefined, options: Partial<Flags> & Options) => {
    const { json: asJson = false, ...said } = options;
    const flags = { zone: [], port: [], edge: [], ...said };
    return run((project) => newEnvironment({ project, game, environment, flags, json: asJson }, terminal));
  });

command("validate [files...]", "check the environments, or only those of the files")
  .addHelpText("after", example("anycast-edge validate games/starfall/prod.yaml"))
  .action((files: string[], options: Options) =>
    run((project) => validate({ project, files, json: options.json === true }, terminal)),
  );

command("list", "list games, environments and their stacks")
  .addHelpText("after", example("anycast-edge list --json"))
  .action((options: Options) => run((project) => list({ project, json: options.json === true }, terminal)));

command("explain <game> <environment> [path]", "show where each value comes from, and what follows from it")
  .addHelpText("after", example("anycast-edge explain starfall prod home.fleet.min"))
  .action((game: string, environment: string, path: string | undefined, options: Options) =>
    run((project) => explain({ project, game, environment, path, json: options.json === true }, terminal)),
  );

command("doctor", "look at tools, credentials, environments and spare capacity")
  .addHelpText(
    "after",
    `${example("anycast-edge doctor")}\nExit code 1 when there is something to fix; advice never fails.`,
  )
  .action((options: Options) =>
    run((project) => {
      const seen = { node: process.versions.node, variables: process.env, sandbox: sandboxFolder(project) };
      return doctor({ project, ...seen, json: options.json === true }, terminal);
    }),
  );

const sandbox = program
  .command("sandbox")
  .description("the clouds on a laptop: no account, no network, no cost")
  .enablePositionalOptions() // what stands behind `run` is the other command's
  .addHelpText("after", example("anycast-edge sandbox run -- npx cdktf deploy 'starfall-dev-*'"));

command("status", "list what lies in the simulated cloud", sandbox)
  .addHelpText("after", example("anycast-edge sandbox status"))
  .action((options: Options) =>
    run((project) => sandboxStatusCommand({ folder: sandboxFolder(project), json: options.json === true }, terminal)),
  );

command("reset", "empty the simulated cloud and its states", sandbox)
  .option("--yes", "do not ask")
  .addHelpText("after", example("anycast-edge sandbox reset --yes"))
  .action((options: Options & { yes?: boolean }) =>
    run((project) => {
      const { yes = false, json: asJson = false } = options;
      return sandboxReset({ folder: sandboxFolder(project), yes, json: asJson }, terminal);
    }),
  );

sandbox
  .command("run [command...]")
  .usage("-- COMMAND…")
  .description("run a command on the sandbox: Terraform and cdktf find it in place of the cloud")
  .option("--json", "print problems as JSON, for machines; what the command prints is its own")
  .passThroughOptions()
  .addHelpText("after", example("anycast-edge sandbox run -- npx cdktf deploy 'starfall-dev-*'"))
  .action((words: string[]) =>
    run((project) =>
      sandboxRun({ folder: sandboxFolder(project), command: words, environment: process.env }, terminal),
    ),
  );

function command(name: string, description: string, parent = program): Command {
  return parent.command(name).description(description).option("--json", "print JSON, for machines");
}

function example(text: string): string {
  return `\nExample:\n  ${text}`;
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** Where the sandbox is: beside cdktf.json, or where the command that runs this one has its own. */
function sandboxFolder({ root }: Project): string {
  const named = process.env["ANYCAST_EDGE_SANDBOX"] ?? "";
  return named === "" ? join(root, ".sandbox") : resolve(cwd, named);
}

async function run(work: (project: Project) => Promise<number>): Promise<void> {
  project = findProject(cwd, program.opts<{ games?: string }>().games);
  process.exitCode = await work(project);
}

/** What an error is told as; the exit code is 1 for all but a request for help. */
function tell(error: unknown): void {
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  const problems = problemsOf(error);
  if (problems === undefined) {
    terminal.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    terminal.err("this is a bug in anycast-edge");
    return;
  }
  if (problems.length > 0 && asksForJson()) terminal.out(json({ problems: problems.map(forMachines) }));
  for (const problem of problems) terminal.err(forPeople(problem));
}

function problemsOf(error: unknown): readonly (Problem | LocatedProblem)[] | undefined {
  if (!(error instanceof CommanderError)) return expectedProblems(error);
  // a help text has been printed and says it all
  const isHelp = error.exitCode === 0 || error.code === "commander.help";
  return isHelp ? [] : [usageProblem(error.message)];
}

/** Also when the command line was not understood. What stands behind two hyphens is not for this command. */
function asksForJson(): boolean {
  const hyphens = process.argv.indexOf("--");
  return process.argv.slice(0, hyphens === -1 ? undefined : hyphens).includes("--json");
}

function forMachines(problem: Problem | LocatedProblem): Problem {
  return "file" in problem && project !== undefined ? locatedJson(problem, project) : problem;
}

function forPeople(problem: Problem | LocatedProblem): string {
  return "file" in problem && project !== undefined ? locatedText(problem, project) : formatProblem(problem);
}

// `anycast-edge list | head -n 1` is no error
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

program.parseAsync(process.argv).catch(tell);
