import { join, relative } from "node:path";
import { ProblemError, type Problem } from "../../model/problem";
import { fullName, stacksOf } from "../../model/stack-names";
import type { Wanted } from "../environments";
import { gamesFlag } from "../games-flag";
import { commandLine } from "../new-environment/command-line";
import { declarationOf } from "../new-environment/declaration";
import { Defaults } from "../new-environment/defaults";
import { fileOf, nameProblems } from "../new-environment/names";
import { cloudOf, missing } from "../new-environment/needs";
import { askFor, askForNames } from "../new-environment/questions";
import { Rehearsal, type Rehearsed } from "../new-environment/rehearsal";
import { relayPortProblems } from "../new-environment/relay-ports";
import { strayFlags } from "../new-environment/stray-flags";
import { wishesOf, type Flags } from "../new-environment/wishes";
import { withoutInherited } from "../new-environment/without-inherited";
import { writeNew } from "../new-environment/write-new";
import { yamlOf } from "../new-environment/yaml";
import { shownPath, type Project } from "../project";
import { count, json } from "../report";
import { shellWord } from "../shell-word";
import type { Terminal } from "../terminal";

export interface NewInput {
  readonly project: Project;
  readonly game?: string;
  readonly environment?: string;
  readonly flags: Flags;
  readonly json: boolean;
}

/** Writes games/<game>/<environment>.yaml, once the loader has nothing against it. Never overwrites. */
export async function newEnvironment(input: NewInput, terminal: Terminal): Promise<number> {
  const { project, json: asJson } = input;
  const interactive = terminal.interactive && !asJson;
  const given = [...nameProblems(input, project), ...wishesOf(input.flags).problems];
  refuse(interactive ? given : [...given, ...lacking(input), ...strayFlags(input.flags)]);

  const wanted = await askForNames(input, project, terminal);
  if (wanted === undefined) return cancelled(terminal);
  const defaults = new Defaults(project.games, wanted.game);
  const flags = interactive ? await askFor(input.flags, defaults, terminal) : input.flags;
  if (flags === undefined) return cancelled(terminal);
  const { wishes, problems } = wishesOf(flags);

  try {
    refuse([...problems, ...strayFlags(flags), ...relayPortProblems(flags, defaults)]);
    const stacks = write(project, wanted, declarationOf(wishes, cloudOf(flags, defaults)));
    const file = shownPath(project, fileOf(project, wanted));
    if (asJson) terminal.out(json({ ...wanted, file, stacks }));
    else terminal.out(`${file} is written: ${count(stacks.length, "stack")}\n${next(project, wanted)}`);
    return 0;
  } catch (error) {
    if (interactive && error instanceof ProblemError) {
      // nobody wants to answer everything twice
      terminal.err(
        `nothing was written. The same answers, to be mended:\n  ${commandLine(wanted, flags, gamesFlag(project))}\n`,
      );
    }
    throw error;
  }
}

/** Returns the ids of the new environment's stacks. */
function write(project: Project, wanted: Wanted, said: Record<string, unknown>): string[] {
  const file = fileOf(project, wanted);
  const schema = relative(join(file, ".."), join(project.root, "model", "environment.schema.json"));
  const rehearsal = new Rehearsal(project.games);
  try {
    const whole = accepted(rehearsal.try(wanted, yamlOf(said, schema)));
    const text = yamlOf(withoutInherited(said, whole), schema);
    const { environment } = accepted(rehearsal.try(wanted, text));
    writeNew(file, text);
    return stacksOf(environment);
  } finally {
    rehearsal.remove();
  }
}

function accepted({ loaded, problems }: Rehearsed) {
  if (loaded === undefined || problems.length > 0) throw new ProblemError(problems);
  return loaded;
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemError(problems);
}

function cancelled(terminal: Terminal): number {
  terminal.err("cancelled: nothing was written");
  return 1;
}

function lacking({ project, game, environment, flags }: NewInput): Problem[] {
  const defaults = new Defaults(project.games, game);
  const relayPorts = relayPortProblems(flags, defaults);
  const words = [
    ...(game === undefined ? ["GAME"] : []),
    ...(environment === undefined ? ["ENVIRONMENT"] : []),
    ...missing(flags, defaults).map(({ flag }) => flag),
  ];
  if (words.length === 0) return relayPorts;
  const what = `not enough to go by, and nobody is here to be asked: ${words.join(", ")}`;
  return [{ code: "new/missing", what, fix: "add them; `anycast-edge new --help` shows an example" }, ...relayPorts];
}

function next(project: Project, { game, environment }: Wanted): string {
  const common = gamesFlag(project);
  const command = ["npx", "anycast-edge", ...common].map(shellWord).join(" ");
  const explain = `next:
  ${command} explain ${game} ${environment}`;
  if (common.length > 0) {
    return `${explain}
  ${command} doctor
cdktf looks for environments in ${shownPath(project, join(project.root, "games"))} alone`;
  }
  const stacks = `'${fullName({ game, name: environment })}-*'`;
  return `${explain}
on the sandbox, with no account and at no cost:
  npx anycast-edge sandbox run -- npx cdktf deploy ${stacks}
on the cloud, once \`npx anycast-edge doctor\` has nothing to fix:
  npx cdktf deploy ${stacks}`;
}
