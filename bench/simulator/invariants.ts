import { asItIs, run } from "../../test/simulator/routing/random/run";

/** Random topologies that the invariants are looked at with. */
const cases = 100_000;

/**
 * Milliseconds to make 100,000 random topologies, to land their players twice, with keys in another order, and to look at every
 * invariant. Wanted: less than 10,000.
 *
 * @throws Error when one does not hold
 */
export function invariants(seed = 1): number {
  const started = process.hrtime.bigint();
  const [violation] = run({ seed, cases, land: asItIs });
  const elapsed = Number(process.hrtime.bigint() - started) / 1e6;
  if (violation) throw new Error(`seed ${seed}: ${violation.names.join("; ")}`);
  return elapsed;
}
