import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { readGames } from "../../model/file/folder";
import { loadGames } from "../../model/load";
import type { LocatedProblem } from "../../model/problem";
import { bootSizes } from "../boot-sizes";
import { shownPath, type Project } from "../project";
import { count, json, locatedJson, locatedText } from "../report";
import type { Terminal } from "../terminal";

export interface ValidateInput {
  readonly project: Project;
  /** Environment files, defaults files or folders of games. Default: everything. */
  readonly files: readonly string[];
  readonly json: boolean;
}

/** Prints every problem of the files, and of the defaults they build on. Exit 1 when there is one. */
export function validate({ project, files, json: asJson }: ValidateInput, terminal: Terminal): Promise<number> {
  const { environments, problems: inFiles } = loadGames(project.games);
  const problems = [...inFiles, ...environments.flatMap(bootSizes)];
  // an environment whose defaults are wrong is none of those that are right, and has no problem in its own file
  const known = [...readGames(project.games).environments, ...problems].map(({ file }) => file);
  const strangers = files.flatMap((file) => notAnEnvironment(project, file, known));
  const named = files.filter((file) => existsSync(resolve(project.cwd, file))).map((file) => real(project, file));
  const meant = (file: string): boolean => files.length === 0 || named.some((one) => feeds(file, one));
  const found = [...strangers, ...problems.filter(({ file }) => meant(file))];

  if (asJson) terminal.out(json(found.map((problem) => locatedJson(problem, project))));
  else if (found.length > 0) {
    for (const problem of found) terminal.out(locatedText(problem, project));
    terminal.out(`\n${terminal.paint("red", count(found.length, "problem"))}`);
  } else {
    const checked = environments.filter(({ file }) => meant(file)).length;
    terminal.out(`${count(checked, "environment")}, ${terminal.paint("green", "no problems")}`);
  }
  return Promise.resolve(found.length === 0 ? 0 : 1);
}

function real({ cwd }: Project, file: string): string {
  return realpathSync(resolve(cwd, file));
}

/** Whether what is wrong in `file` is wrong with `named`: the same, in that folder, or defaults of the one or the other. */
function feeds(file: string, named: string): boolean {
  return file === named || within(named, file) || isDefaultsOf(file, named) || isDefaultsOf(named, file);
}

function isDefaultsOf(defaults: string, file: string): boolean {
  return defaults.endsWith(`${sep}defaults.yaml`) && within(dirname(defaults), file);
}

/** Also where nothing builds on them yet. */
function isDefaults({ games }: Project, file: string): boolean {
  const [game = "", name, ...deeper] = relative(games, file).split(sep);
  return game === "defaults.yaml" || (game !== ".." && name === "defaults.yaml" && deeper.length === 0);
}

function within(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== "" && !path.startsWith("..") && !isAbsolute(path);
}

/** Why a file that was named is none that the loader reads: to call it right would be wrong. */
function notAnEnvironment(project: Project, file: string, known: readonly string[]): LocatedProblem[] {
  const path = resolve(project.cwd, file);
  const problem = (what: string, fix: string): LocatedProblem[] => [
    { file: path, line: 1, column: 1, code: "validate/not-an-environment", what, fix },
  ];
  const games = shownPath(project, project.games);
  if (!existsSync(path)) return problem(`${file} does not exist`, `name a file in ${games}`);
  const named = real(project, file);
  if (named === project.games || known.some((one) => one === named || within(named, one)) || isDefaults(project, named))
    return [];
  return problem(
    `${file} is no environment: those are ${join(games, "<game>", "<environment>.yaml")}`,
    "move it there, or name the folder it belongs to: --games <folder>",
  );
}
