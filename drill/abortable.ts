import { once } from "node:events";

/**
 * What the promise brings.
 *
 * @throws the signal's reason when it comes first
 */
export async function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const over = new AbortController();
  const aborted = once(signal, "abort", { signal: over.signal }).then(() => {
    throw signal.reason;
  });
  // when the promise comes first, nobody waits for it
  aborted.catch(() => undefined);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    over.abort();
  }
}
