import type { Environment } from "../model/environment";
import { ProblemError } from "../model/problem";
import type { Path } from "../model/rule";
import { didYouMean } from "../model/suggest";

interface Leaf {
  readonly path: Path;
  readonly value: unknown;
}

/** Every setting under `start`: plain values, lists (they are replaced whole) and empty groups. */
export function leavesOf(environment: Environment, start: Path): Leaf[] {
  const value = start.reduce<unknown>((group, key) => (group as Record<string, unknown>)[key], settingsOf(environment));
  return leaves(start, value);
}

function leaves(path: Path, value: unknown): Leaf[] {
  if (!isGroup(value) || Object.keys(value).length === 0) return [{ path, value }];
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .flatMap(([key, inner]) => leaves([...path, key], inner));
}

/**
 * The keys of a dotted path. A key may hold dots itself, as tags do.
 *
 * @throws ProblemError `explain/unknown-path`
 */
export function resolvePath(environment: Environment, written: string): Path {
  const path: string[] = [];
  let group: unknown = settingsOf(environment);
  let rest = written;
  while (rest !== "") {
    const keys = isGroup(group) ? Object.keys(group) : [];
    const key = keys.find((one) => rest === one || rest.startsWith(`${one}.`));
    if (key === undefined || !isGroup(group)) throw new ProblemError([unknownPath(environment, path, { rest, keys })]);
    path.push(key);
    group = group[key];
    rest = rest.slice(key.length + 1);
  }
  return path;
}

function unknownPath(
  environment: Environment,
  path: readonly string[],
  { rest, keys }: { rest: string; keys: string[] },
) {
  const prefix = path.map((key) => `${key}.`).join("");
  const [wrong = ""] = rest.split(".");
  return {
    code: "explain/unknown-path",
    what: `${environment.game} ${environment.name} has no \`${prefix}${wrong}\`${didYouMean(wrong, keys)}`,
    fix:
      keys.length === 0
        ? `\`${path.join(".")}\` is a plain value: leave out what follows it`
        : `choose one of: ${keys.map((key) => prefix + key).join(", ")}`,
  };
}

/** What files say; the names are the files' own. */
function settingsOf(environment: Environment): Record<string, unknown> {
  return Object.fromEntries(Object.entries(environment).filter(([key]) => key !== "game" && key !== "name"));
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
