import type { Atlas } from "../../../../simulator/atlas/atlas";
import { land } from "../../../../simulator/land";
import type { Landing } from "../../../../simulator/landing";
import { Dice } from "./dice";
import { broken } from "./invariants";
import { randomCase, type RandomCase } from "./random-case";
import { randomWorld } from "./random-world";
import { isSame } from "./same";
import { shuffled } from "./shuffled";

/** A case of which something does not hold. */
export interface Violation {
  readonly names: readonly string[];
  readonly random: RandomCase;
  readonly landings: readonly Landing[];
}

interface Run {
  readonly seed: number;
  readonly cases: number;
  /** Lands players in the way that is looked at. */
  readonly land: (random: RandomCase) => readonly Landing[];
}

/** That the order of keys makes no difference, and asking twice neither. */
export const sameForAnyOrder = "the same for any order of keys";

/** Lands the players of random cases and tells where an invariant does not hold. */
export function* run({ seed, cases, land: landing }: Run): Generator<Violation> {
  const dice = new Dice(seed);
  const worlds: readonly Atlas[] = Array.from({ length: 16 }, () => randomWorld(dice));
  for (let number = 0; number < cases; number++) {
    const random = randomCase(dice, worlds);
    const landings = landing(random);
    const names = broken(random, landings);
    const other = landing({ ...random, topology: shuffled(random.topology, dice) });
    if (!isSame(landings, other)) names.push(sameForAnyOrder);
    if (names.length > 0) yield { names, random, landings };
  }
}

/** As it is. */
export function asItIs({ topology, atlas, condition, limits }: RandomCase): readonly Landing[] {
  return land(topology, atlas, condition, limits);
}
