import { isGroup, isList, unknown, type Value } from "./value";

/** A place in a value: names of attributes and blocks, indexes of lists, keys of maps. */
export type Path = readonly (string | number)[];

/** A value and where it stands. */
export interface Found {
  readonly path: Path;
  readonly value: Value;
}

/**
 * All values at a dotted path: `health_check.port`, and `instance_types[]` for each element. Elements of lists, sets and
 * maps of blocks on the way are gone through without being named.
 */
export function valuesAt(root: Value, dotted: string): Found[] {
  const steps = dotted.replaceAll("[]", ".[]").split(".");
  return steps.reduce<Found[]>(
    (found, step) => found.flatMap((one) => stepInto(one, step)),
    [{ path: [], value: root }],
  );
}

function stepInto(found: Found, step: string): Found[] {
  const { path, value } = found;
  if (value === unknown || value === null) return [];
  if (step === "[]") return elements(found);
  if (isList(value)) return elements(found).flatMap((item) => stepInto(item, step));
  return isGroup(value) && step in value ? [{ path: [...path, step], value: value[step] ?? null }] : [];
}

function elements({ path, value }: Found): Found[] {
  if (isList(value)) return value.map((item, index) => ({ path: [...path, index], value: item }));
  return isGroup(value) ? Object.entries(value).map(([key, item]) => ({ path: [...path, key], value: item })) : [];
}

/** A path as people write it: `ingress[0].action`. */
export function shownPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}
