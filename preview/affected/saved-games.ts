import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { ProblemError } from "../../model/problem";

/** Of what a saved head may hold of environments' files: far above any project, far below what makes a reader suffer. */
const most = { files: 1_000, entries: 2_000, bytes: 4 * 1024 * 1024 };
/** What is read of a folder with environments: defaults, and those of each game with its environments. */
const deepest = 2;
const suffix = ".yaml";

/** The folder in a saved head with the files of its environments. */
function place(saved: string): string {
  return join(saved, "games");
}

/**
 * Keeps the files of environments with a saved head: text alone, what a link leads to in place of the link.
 *
 * @param games folder with the environments of head
 * @returns why none of it is kept; undefined when all is
 */
export function saveGames(saved: string, games: string): string | undefined {
  if (!existsSync(games)) return "head has no such folder";
  const top = realpathSync(games);
  const files = yamlIn(top);
  const outside = files.find((file) => !existsSync(file) || !realpathSync(file).startsWith(top + sep));
  if (outside !== undefined) return `${relative(top, outside)} is a link that leads out of it`;
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  if (files.length > most.files || bytes > most.bytes) {
    return `it holds ${files.length} files of ${bytes} bytes, more than ${most.files} or ${most.bytes}`;
  }
  mkdirSync(place(saved), { recursive: true });
  for (const file of files) {
    const kept = join(place(saved), relative(top, file));
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, readFileSync(file));
  }
  return undefined;
}

/**
 * The folder with the environments of a saved head, which whoever proposes a change has written: it holds files and folders
 * alone, few and small, and nothing that leads elsewhere. Undefined where none were saved.
 *
 * @throws ProblemError `affected/saved-games`
 */
export function savedGames(saved: string): string | undefined {
  const folder = place(saved);
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return undefined;
  let [entries, bytes] = [0, 0];
  const look = (path: string, depth: number): void => {
    const stats = lstatSync(path);
    const name = relative(saved, path);
    if (!stats.isDirectory() && !(stats.isFile() && depth > 0)) refuse(`\`${name}\` is neither a file nor a folder`);
    entries += 1;
    bytes += stats.isFile() ? stats.size : 0;
    if (entries > most.entries || bytes > most.bytes) {
      refuse(`\`games\` holds more than ${most.entries} files, or more than ${most.bytes} bytes`);
    }
    if (!stats.isDirectory()) return;
    if (depth >= deepest) refuse(`\`${name}\` is a folder where files are expected`);
    for (const one of readdirSync(path)) look(join(path, one), depth + 1);
  };
  look(folder, 0);
  return folder;
}

function yamlIn(top: string): string[] {
  const names = readdirSync(top);
  const folders = names.filter((name) => statSync(join(top, name), { throwIfNoEntry: false })?.isDirectory() === true);
  const inFolders = folders.flatMap((folder) => readdirSync(join(top, folder)).map((name) => join(folder, name)));
  return [...names, ...inFolders]
    .filter((name) => name.endsWith(suffix))
    .map((name) => join(top, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true);
}

function refuse(what: string): never {
  const fix = "write it with `anycast-edge affected --base REF --save FOLDER`, and name that folder";
  throw new ProblemError([{ code: "affected/saved-games", what: `of the saved head ${what}`, fix }]);
}
