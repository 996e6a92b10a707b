const underWay = new Set<string>();

/** Does the work, unless other work under the same key is under way: then `refused` says what to throw. */
export async function alone<T>(key: string, work: () => Promise<T>, refused: () => Error): Promise<T> {
  if (underWay.has(key)) throw refused();
  underWay.add(key);
  try {
    return await work();
  } finally {
    underWay.delete(key);
  }
}
