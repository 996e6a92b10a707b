const last = new Map<string, Promise<unknown>>();

/** Does the work when all earlier work under the same key is done, however it ended. */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
  last.set(key, mine);
  return mine;
}
