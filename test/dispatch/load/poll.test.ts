import { getEventListeners } from "node:events";
import { poll } from "../../../dispatch/load/poll";

const nobody = { "198.51.100.1": ["http://127.0.0.1:1/load"] };

/** What a signal keeps: who listens, and the signals that Node made of it, which only it can name. */
function kept(signal: AbortSignal): number {
  const symbol = Object.getOwnPropertySymbols(signal).find(({ description }) => description === "kDependantSignals");
  const made = symbol === undefined ? undefined : (signal as unknown as Record<symbol, { size: number }>)[symbol];
  return getEventListeners(signal, "abort").length + (made?.size ?? 0);
}

test("rounds leave nothing behind at the signal of the whole process", async () => {
  const { signal } = new AbortController();
  for (let round = 0; round < 5; round += 1) await poll(nobody, 1000, signal);

  expect(kept(signal)).toBe(0);
});

test("whoever is stopped does not wait for relays", async () => {
  const stopped = new AbortController();
  stopped.abort();

  expect(await poll(nobody, 60_000, stopped.signal)).toEqual(new Map([["198.51.100.1", undefined]]));
});
