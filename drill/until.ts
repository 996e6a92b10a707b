import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits until something holds.
 *
 * @param what as it is named when it does not
 * @throws Error after the seconds; AbortError when the signal comes
 */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  seconds = 10,
  signal?: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
    await sleep(10, undefined, { ...(signal && { signal }) });
  }
}
