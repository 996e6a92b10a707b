/** What a map has under a key that somebody wrote: `constructor` is a name like any other, though every object has it. */
export function own<T>(all: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(all, key) ? all[key] : undefined;
}
