import { isObject, type Json } from "./json";

/** One place where two values differ. */
export interface Difference {
  readonly path: readonly string[];
  readonly kind: "added" | "removed" | "changed";
  /** Absent on the side that has nothing there. */
  readonly base?: Json;
  readonly head?: Json;
}

/** Every place where two values differ, as deep as both sides go. A list that got longer or shorter differs as a whole. */
export function differences(base: Json, head: Json): Difference[] {
  const found: Difference[] = [];
  walk(base, head, [], found);
  return found;
}

function walk(base: Json, head: Json, path: readonly string[], found: Difference[]): void {
  if (base === head) return;
  if (Array.isArray(base) && Array.isArray(head) && base.length === head.length) {
    base.forEach((one: Json, index) => walk(one, head[index] as Json, [...path, String(index)], found));
  } else if (isObject(base) && isObject(head)) {
    for (const key of [...new Set([...Object.keys(base), ...Object.keys(head)])].sort()) {
      const [one, other, at] = [base[key], head[key], [...path, key]];
      if (one === undefined) found.push({ path: at, kind: "added", head: other });
      else if (other === undefined) found.push({ path: at, kind: "removed", base: one });
      else walk(one, other, at, found);
    }
  } else found.push({ path, kind: "changed", base, head });
}
