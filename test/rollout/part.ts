const ids = new Map<string, number>();
const known = new WeakMap<object, number>();

/** A number for an object: the same for those that say the same, and for no other. 0 is null. */
export function part(value: object | null): number {
  if (value === null) return 0;
  const before = known.get(value);
  if (before !== undefined) return before;
  const text = JSON.stringify(value);
  const id = ids.get(text) ?? ids.size + 1;
  ids.set(text, id);
  known.set(value, id);
  return id;
}
