/**
 * Runs what may take for ever, and ends it in time: `start` is told when to give up, by a signal that is aborted when time is
 * up or the caller's own is.
 *
 * @returns undefined where time was up
 */
export async function within<T>(
  milliseconds: number,
  signal: AbortSignal,
  start: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  signal.throwIfAborted();
  const timeout = AbortSignal.timeout(milliseconds);
  try {
    return await start(AbortSignal.any([signal, timeout]));
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.aborted) return undefined;
    throw error;
  }
}
