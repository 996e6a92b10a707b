import fc from "fast-check";
import { Fleet } from "../../dispatch/fleet";
import type { DispatchList } from "../../dispatch/list";
import type { Report } from "../../dispatch/load/report";

/** Relays by edge: what each can hold, and what it reports; undefined where it does not. */
export type Drawn = Readonly<
  Record<string, { weight: number; relays: { capacity: number; report: Report | undefined }[] }>
>;

/** A report of a relay that is well, or drains. */
export function report(connections: number, well = true): Report {
  return { connections, share: well ? 1 : 0, well };
}

const reports = (capacity: number): fc.Arbitrary<Report | undefined> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.nat({ max: capacity + 5 }).map((connections) => report(connections)) },
    { weight: 1, arbitrary: fc.constant(report(0, false)) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );

const relay = fc
  .integer({ min: 1, max: 1000 })
  .chain((capacity) => reports(capacity).map((said) => ({ capacity, report: said })));

const edge = fc.record({
  weight: fc.integer({ min: 1, max: 1000 }),
  relays: fc.array(relay, { minLength: 1, maxLength: 4 }),
});

/** Fleets of any shape and load. */
export const fleets: fc.Arbitrary<Drawn> = fc
  .array(edge, { minLength: 1, maxLength: 4 })
  .map((edges) => Object.fromEntries(edges.map((one, index) => [`e${index}`, one])));

/** The address of one relay of a drawn fleet. */
export function addressOf(edgeKey: string, index: number): string {
  return `192.0.2.${Number(edgeKey.slice(1)) * 16 + index + 1}`;
}

/** Its part of a list. */
export function edgesOf(drawn: Drawn): DispatchList["edges"] {
  return Object.fromEntries(
    Object.entries(drawn).map(([key, { weight, relays }]) => [
      key,
      { weight, relays: relays.map(({ capacity }, index) => ({ address: addressOf(key, index), capacity })) },
    ]),
  );
}

/** What each relay reports, by address. */
export function reportsOf(drawn: Drawn): Map<string, Report | undefined> {
  return new Map(
    Object.entries(drawn).flatMap(([key, { relays }]) =>
      relays.map((one, index) => [addressOf(key, index), one.report] as const),
    ),
  );
}

/** A fleet after its first round. */
export function fleetOf(drawn: Drawn): Fleet {
  const fleet = new Fleet({ edges: edgesOf(drawn) });
  fleet.round(reportsOf(drawn));
  return fleet;
}

/** Random numbers that are the same in every run (xorshift128). */
export function repeatable(seed: number): () => number {
  const state = [seed + 1, 362436069, 521288629, 88675123];
  const next = (): number => {
    const [x = 0, y = 0, z = 0, w = 0] = state;
    const t = x ^ (x << 11);
    const made = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    state.splice(0, 4, y, z, w, made);
    return (made >>> 0) / 4294967296;
  };
  for (let warming = 0; warming < 20; warming += 1) next();
  return next;
}
