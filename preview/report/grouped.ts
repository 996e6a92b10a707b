/** All of them by a key, in the order in which keys are first met. */
export function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): [key: K, members: T[]][] {
  const found = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = found.get(key);
    if (group === undefined) found.set(key, [one]);
    else group.push(one);
  }
  return [...found];
}
