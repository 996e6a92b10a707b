import { environmentSchema } from "../environment";
import type { Path } from "../rule";
import type { SettingProblem } from "./issues";
import { valueAt } from "./value-at";

/** As much of a declaration as can be understood. */
interface Understood {
  /** Absent when too little is left for an environment. */
  readonly data?: ReturnType<typeof environmentSchema.parse>;
  /** Whether what a rule says may come from what had to be left out. */
  readonly doubtful: (finding: Pick<SettingProblem, "path">) => boolean;
}

/**
 * Leaves out what the schema refuses, and where that was needed what it is part of, so that the rules can judge the rest:
 * whoever has made several mistakes hears of them together.
 */
export function understood(value: unknown): Understood {
  const left: Path[] = [];
  for (let rest = value; ;) {
    const { data, error } = environmentSchema.safeParse(rest);
    const [issue] = error?.issues ?? [];
    if (issue === undefined) {
      return {
        ...(data && { data }),
        doubtful: ({ path }) => left.some((one) => related(one, path) || checks(one, path) || places(one, path)),
      };
    }
    const wrong = [...(issue.path as Path), ...(issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])];
    const path = whole(rest, wrong);
    if (path.length === 0) return { doubtful: () => true };
    left.push(path);
    rest = without(rest, path);
  }
}

/** The place itself, or what it is in where there is nothing to leave out, or where a list would get other numbers. */
function whole(root: unknown, path: Path): Path {
  const list = path.findIndex((_step, index) => Array.isArray(valueAt(root, path.slice(0, index))));
  const kept = list > 0 ? path.slice(0, list) : path;
  return kept.length > 0 && valueAt(root, kept) === undefined ? kept.slice(0, -1) : kept;
}

function related(one: Path, other: Path): boolean {
  return one.slice(0, other.length).every((step, index) => step === other[index]);
}

/** Health checks name ports, and one that was left out is not missing. */
function checks([left]: Path, [first, second]: Path): boolean {
  return left === "ports" && first === "home" && second === "health";
}

/** Which rules an edge is held against hangs on where it is. */
function places([left, key, setting]: Path, [first, second]: Path): boolean {
  return left === "edges" && first === "edges" && key === second && (setting === "cloud" || setting === "kind");
}

function without(value: unknown, [key, ...rest]: Path): unknown {
  if (typeof value !== "object" || value === null || key === undefined) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => {
      if (name !== String(key)) return [[name, field]];
      return rest.length === 0 ? [] : [[name, without(field, rest)]];
    }),
  );
}
