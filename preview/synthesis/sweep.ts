import { readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { appSettings, outputBeside } from "./app";
import { temporaryPrefix } from "./with-temporary-folder";

const hour = 3_600_000;

/**
 * Removes what runs have left that were killed before they could: it may hold plans, with every secret in them. What is
 * younger than an hour is left alone: in another container the same number is another process.
 *
 * @throws ProblemError `synthesis/no-app`
 */
export function sweep(project: string): void {
  const begins = [join(project, outputBeside(appSettings(project), "")), join(tmpdir(), temporaryPrefix)];
  for (const begin of begins) {
    for (const name of readdirSync(dirname(begin))) {
      const path = join(dirname(begin), name);
      if (path.startsWith(begin) && isLeft(path, path.slice(begin.length)))
        rmSync(path, { recursive: true, force: true });
    }
  }
}

function isLeft(path: string, suffix: string): boolean {
  const [, owner] = /^(\d+)-[0-9a-f]{8}$/.exec(suffix) ?? [];
  if (owner === undefined || isRunning(Number(owner))) return false;
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return changed !== undefined && Date.now() - changed > hour;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // it is there, and somebody else's
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
