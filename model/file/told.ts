import type { Path } from "../rule";
import type { Position, Source } from "./source";

/** Where in which file something is said. */
export interface Origin {
  readonly source: Source;
  readonly path: Path;
}

/** A plain value, a list, or the null that removes; with where it is said. */
interface Leaf {
  readonly value: unknown;
  readonly origin: Origin;
}

/** A map of settings; with where it is said last. */
interface Group {
  readonly fields: ReadonlyMap<string, Told>;
  readonly origin: Origin;
}

/** Settings that remember where they come from. */
export type Told = Leaf | Group;

/** What one section of a file says. */
export function told(value: unknown, origin: Origin): Told {
  if (!isMap(value)) return { value, origin };
  const fields = Object.entries(value).map(([key, field]): [string, Told] => [
    key,
    told(field, { source: origin.source, path: [...origin.path, key] }),
  ]);
  return { fields: new Map(fields), origin };
}

/** The plain deep merge: maps by key; anything else, lists and null too, replaces what is under it. */
export function merge(under: Told | undefined, over: Told | undefined): Told | undefined {
  if (over === undefined) return under;
  if (under === undefined || !isGroup(under) || !isGroup(over)) return over;
  const fields = new Map(under.fields);
  for (const [key, field] of over.fields) fields.set(key, merge(fields.get(key), field) ?? field);
  return { fields, origin: over.origin };
}

/** One field replaced. */
export function withField(group: Group, key: string, field: Told): Group {
  return { ...group, fields: new Map(group.fields).set(key, field) };
}

/** The settings as plain values. What null has removed is not among them. */
export function plain(node: Told): unknown {
  if (!isGroup(node)) return node.value;
  const kept = [...node.fields].filter(([, field]) => isGroup(field) || field.value !== null);
  return Object.fromEntries(kept.map(([key, field]) => [key, plain(field)]));
}

/** What is said at the path, or the last there is on the way, and how many steps lead to it. */
export function find(root: Told, path: Path): { node: Told; steps: number } {
  let node = root;
  for (const [steps, key] of path.entries()) {
    const next = isGroup(node) ? node.fields.get(String(key)) : undefined;
    if (next === undefined) return { node, steps };
    node = next;
  }
  return { node, steps: path.length };
}

/** Where the value at the path is said that won; for what no file says the nearest there is to it in the environment's own. */
export function place(
  root: Told,
  path: Path,
  { own, atKey = false }: { own: Source; atKey?: boolean | undefined },
): Position & { readonly file: string } {
  const { node, steps } = find(root, path);
  if (isGroup(node) && steps < path.length) return { file: own.file, ...own.locateKey(path) };
  const { source, path: said } = node.origin;
  // inside a list the rest of the path leads on
  const whole = [...said, ...path.slice(steps)];
  return { file: source.file, ...(atKey || isGroup(node) ? source.locateKey(whole) : source.locate(whole)) };
}

export function isGroup(node: Told): node is Group {
  return "fields" in node;
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
