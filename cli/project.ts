import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { ProblemError } from "../model/problem";

/** Where a command works. */
export interface Project {
  /** The folder with cdktf.json. */
  readonly root: string;
  /** The folder with the environments. */
  readonly games: string;
  /** Where the command was called. */
  readonly cwd: string;
}

/**
 * The project around `cwd`. `games` is a folder relative to `cwd`; by default it is `games` beside cdktf.json.
 *
 * @throws ProblemError `project/not-found`, `project/no-games`
 */
export function findProject(cwd: string, games?: string): Project {
  const root = upward(cwd) ?? (games === undefined ? undefined : join(__dirname, ".."));
  if (root === undefined) {
    throw new ProblemError([
      {
        code: "project/not-found",
        what: `there is no cdktf.json in ${cwd} or in a folder above it`,
        fix: "change into the project, or name the folder with the environments: --games <folder>",
      },
    ]);
  }
  const folder = games === undefined ? join(root, "games") : resolve(cwd, games);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new ProblemError([
      {
        code: "project/no-games",
        what: `${folder} is no folder, so there are no environments`,
        fix: games === undefined ? "make it, or name another: --games <folder>" : "name a folder that exists",
      },
    ]);
  }
  return { root, games: realpathSync(folder), cwd: realpathSync(cwd) };
}

function upward(folder: string): string | undefined {
  if (existsSync(join(folder, "cdktf.json"))) return realpathSync(folder);
  const above = dirname(folder);
  return above === folder ? undefined : upward(above);
}

/** A file as it is told: relative to where the command was called, absolute when it lies outside the project. */
export function shownPath({ root, cwd }: Project, file: string): string {
  const inside = !relative(root, file).startsWith("..") && !isAbsolute(relative(root, file));
  return inside ? relative(cwd, file) : file;
}
