import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { loadGames, type LoadedEnvironment } from "../../model/load";
import type { LocatedProblem, Problem } from "../../model/problem";
import { sourcesOf, type Wanted } from "../environments";

/** What the loader says of an environment that has not been written. */
export interface Rehearsed {
  readonly loaded?: LoadedEnvironment;
  /** What is wrong with it, and what it makes wrong elsewhere. */
  readonly problems: readonly Problem[];
}

/** A copy of the environments, in which a new one is tried out before it is written. */
export class Rehearsal {
  private readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-new-")));
  private readonly before: ReadonlySet<string>;

  constructor(private readonly games: string) {
    cpSync(games, this.folder, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => isFolder(source) || /\.ya?ml$/.test(source),
    });
    this.before = new Set(loadGames(this.folder).problems.map(key));
  }

  try(wanted: Wanted, text: string): Rehearsed {
    const { game, environment } = wanted;
    const sources = sourcesOf({ games: this.folder }, wanted);
    const [file] = sources;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    const { environments, problems } = loadGames(this.folder);
    const loaded = environments.find((one) => one.environment.game === game && one.environment.name === environment);
    // what was wrong before does not stand in the way, unless the new one is built on it
    const told = problems.filter(
      (problem) => !this.before.has(key(problem)) || (loaded === undefined && sources.includes(problem.file)),
    );
    return { loaded, problems: told.map((problem) => this.told(problem, file)) };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** In the new file lines mean nothing yet; elsewhere they are those of the file that was copied. */
  private told(problem: LocatedProblem, own: string): Problem {
    const { file, line, column, code, fix } = problem;
    const what = problem.what.replaceAll(this.folder, this.games);
    if (file === own) return { code, what, fix };
    return { file: join(this.games, relative(this.folder, file)), line, column, code, what, fix } as LocatedProblem;
  }
}

function isFolder(path: string): boolean {
  // a link that leads nowhere is for the loader to tell
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function key({ file, code, what }: LocatedProblem): string {
  return JSON.stringify([file, code, what]);
}
