import type { Duplex } from "node:stream";

/** Makes one connection of two: what comes on one goes to the other, and the end of one is that of the other. */
export function splice(one: Duplex, other: Duplex): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.pipe(to);
    from.on("error", () => from.destroy()).on("close", () => to.destroy());
  }
}
