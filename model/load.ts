import type { Environment } from "./environment";
import { assemble, type Assembled } from "./file/assemble";
import { fileSchema } from "./file/file-schema";
import { readGames, type EnvironmentFiles } from "./file/folder";
import { settingProblems, type SettingProblem } from "./file/issues";
import type { Source } from "./file/source";
import type { LocatedProblem } from "./problem";
import { violations, type Path, type Rule, type Violation } from "./rule";
import { environmentsRules } from "./rules/environments";
import { namesRules } from "./rules/names";

/** What one section of a file says about a setting. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** null removes what weaker sections say. */
  readonly value: unknown;
  readonly wins: boolean;
}

/** One environment that is right, and where it comes from. */
export interface LoadedEnvironment {
  readonly environment: Environment;
  /** The same as its files say it, before the steps of its rollout that are in effect. */
  readonly declared: Environment;
  /** Its own file. */
  readonly file: string;
  /**
   * What the files say about a setting, weakest first: shared defaults, defaults of the game, the environment; relays that
   * all edges share before what edges say of their own. Where none wins the value is the schema's default.
   */
  readonly explain: (path: Path) => readonly Origin[];
}

/** Everything under `games/`. */
export interface LoadedGames {
  /** Those that are right. */
  readonly environments: readonly LoadedEnvironment[];
  /** All that is wrong, in the order of files and lines. */
  readonly problems: readonly LocatedProblem[];
}

/** An environment whose files could all be read. */
interface Candidate {
  readonly files: EnvironmentFiles;
  readonly assembled: Assembled;
}

/** What is wrong between environments, with the own file of the one it is told to. */
interface Clash {
  readonly file: string;
  readonly problem: LocatedProblem;
}

/** Reads all environments of a folder. Whatever it holds, the result is environments and problems; nothing is thrown. */
export function loadGames(folder: string): LoadedGames {
  const { environments: all, sources, problems: misplaced } = readGames(folder);
  const checked = sources.map((source) => ({ source, found: settingProblems(fileSchema, source.value) }));
  const inFiles = checked.flatMap(({ source, found }) => found.map((problem) => inFile(source, problem)));

  const candidates = all.flatMap((files) => candidate(files));
  const clashes = [...nameClashes(all), ...environmentClashes(candidates)];
  const judged = candidates.map((one) => {
    const feeding = checked.filter(({ source }) => one.files.files.some(({ file }) => file === source.file));
    const meant = feeding.flatMap(({ found }) => found.flatMap((problem) => (problem.meant ? [problem.meant] : [])));
    const problems = one.assembled.problems
      .filter((problem) => !follows(problem, meant, one.assembled))
      .map((problem) => one.assembled.locate(problem))
      // the file has been told so already
      .filter((problem) => !inFiles.some((other) => samePlace(problem, other)));
    return { ...one, problems };
  });

  const wrong = new Set([...misplaced, ...inFiles, ...clashes].map(({ file }) => file));
  const right = judged.filter(
    ({ files, problems }) =>
      problems.length === 0 &&
      ![files.folder, files.file, ...files.files.map(({ file }) => file)].some((file) => wrong.has(file)),
  );
  const problems = [
    ...misplaced,
    ...inFiles,
    ...clashes.map(({ problem }) => problem),
    ...judged.flatMap((one) => one.problems),
  ];
  return { environments: right.flatMap((one) => loaded(one)), problems: inOrder(problems) };
}

function candidate(files: EnvironmentFiles): Candidate[] {
  const sources = files.files.flatMap(({ source }) => (source ? [source] : []));
  const own = sources.at(-1);
  // without one of its files most of what it says would look wrong
  if (own === undefined || sources.length < files.files.length) return [];
  const { game, name } = files;
  return [{ files, assembled: assemble({ game, name }, sources, own) }];
}

function loaded({ files: { file }, assembled }: Candidate): LoadedEnvironment[] {
  const { environment, declared, statements } = assembled;
  if (environment === undefined || declared === undefined) return [];
  const explain = (path: Path): Origin[] =>
    statements(path).map(({ source, path: said, value, wins }) => ({
      file: source.file,
      ...source.locate(said),
      value,
      wins,
    }));
  return [{ environment, declared, file, explain }];
}

function nameClashes(all: readonly EnvironmentFiles[]): Clash[] {
  return between(namesRules, all, ({ file }, { code, what, fix }) => ({
    file,
    problem: { file, line: 1, column: 1, code, what, fix },
  }));
}

function environmentClashes(candidates: readonly Candidate[]): Clash[] {
  const whole = candidates.flatMap(({ files: { file }, assembled }) =>
    assembled.environment ? [{ file, assembled, ...assembled.environment }] : [],
  );
  return between(environmentsRules, whole, ({ file, assembled }, violation) => ({
    file,
    problem: assembled.locate(violation),
  }));
}

/** Runs rules over all environments; the first step of a finding's path says which one it is told to. */
function between<Judged, T extends Judged>(
  rules: readonly Rule<readonly Judged[]>[],
  all: readonly T[],
  tell: (one: T, violation: Violation) => Clash,
): Clash[] {
  return violations(rules, all).flatMap(({ path: [index, ...path], ...problem }) => {
    const one = all[Number(index)];
    return one === undefined ? [] : [tell(one, { ...problem, path })];
  });
}

function inFile(source: Source, { path, atKey, code, what, fix }: SettingProblem): LocatedProblem {
  return { file: source.file, ...(atKey ? source.locateKey(path) : source.locate(path)), code, what, fix };
}

/** What is missing because its name is misspelt needs no telling twice. */
function follows({ path }: SettingProblem, meant: readonly Path[], { statements }: Assembled): boolean {
  if (statements(path).length > 0) return false;
  return meant.some((one) => {
    // a file may say it for one cloud, or for all relays
    const end = one[0] === "clouds" ? one.slice(2) : one;
    return end.every((key, index) => path.at(index - end.length) === key);
  });
}

function samePlace(one: LocatedProblem, other: LocatedProblem): boolean {
  return one.file === other.file && one.line === other.line && one.column === other.column;
}

/** By file and line; what defaults get wrong is told once, however many environments are built on them. */
function inOrder(problems: readonly LocatedProblem[]): LocatedProblem[] {
  const unique = new Map(problems.map((problem) => [JSON.stringify(Object.entries(problem).sort()), problem]));
  return [...unique.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}
