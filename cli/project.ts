import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { ProblemError } from "../model/problem";

/** An app of cdktf, with environments or without. */
export interface App {
  /** The folder with cdktf.json. */
  readonly root: string;
  /** The folder with the environments. */
  readonly games?: string;
  /** Where the command was called. */
  readonly cwd: string;
}

/** Where a command works that is about environments. */
export interface Project extends App {
  readonly games: string;
}

/**
 * The project around `cwd`. `games` is a folder relative to `cwd`; by default it is `games` beside cdktf.json.
 *
 * @throws ProblemError `project/not-found`, `project/no-games`
 */
export function findProject(cwd: string, games?: string): Project {
  const root = upward(cwd) ?? (games === undefined ? undefined : join(__dirname, ".."));
  const folder = games === undefined ? join(root ?? cwd, "games") : resolve(cwd, games);
  const app = found(root, cwd);
  if (isFolder(folder)) return { ...app, games: realpathSync(folder) };
  throw new ProblemError([
    {
      code: "project/no-games",
      what: `${folder} is no folder, so there are no environments`,
      fix: games === undefined ? "make it, or name another: --games <folder>" : "name a folder that exists",
    },
  ]);
}

/**
 * The app around `cwd`, for what works with any app of cdktf.
 *
 * @throws ProblemError `project/not-found`, `project/no-games` where a folder is named
 */
export function findApp(cwd: string, games?: string): App {
  const root = upward(cwd);
  return games !== undefined || (root !== undefined && isFolder(join(root, "games")))
    ? findProject(cwd, games)
    : found(root, cwd);
}

function found(root: string | undefined, cwd: string): App {
  if (root === undefined) {
    throw new ProblemError([
      {
        code: "project/not-found",
        what: `there is no cdktf.json in ${cwd} or in a folder above it`,
        fix: "change into the project, or name the folder with the environments: --games <folder>",
      },
    ]);
  }
  return { root, cwd: realpathSync(cwd) };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function upward(folder: string): string | undefined {
  if (existsSync(join(folder, "cdktf.json"))) return realpathSync(folder);
  const above = dirname(folder);
  return above === folder ? undefined : upward(above);
}

/** A file as it is told: relative to where the command was called, absolute when it lies outside the project. */
export function shownPath({ root, cwd }: App, file: string): string {
  const inside = !relative(root, file).startsWith("..") && !isAbsolute(relative(root, file));
  return inside ? relative(cwd, file) : file;
}
