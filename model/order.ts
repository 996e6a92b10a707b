import { entryWord, type Dispatch } from "./dispatch";
import type { Edge } from "./edge";

/** Whether new players are told of an edge. */
export function takesPlayers({ retired, drain }: Pick<Edge, "retired" | "drain">): boolean {
  return !retired && !drain;
}

/**
 * What clients try, one group of names after the other: what is preferred, without edges that are not among `keys`; then
 * the entry, then all other edges together.
 */
export function orderOf(prefer: Dispatch["prefer"], keys: readonly string[]): string[][] {
  const known = [entryWord, ...keys];
  const preferred = prefer
    .map((one) => (typeof one === "string" ? [one] : one).filter((word) => known.includes(word)))
    .filter((tier) => tier.length > 0);
  const said = preferred.flat();
  const others = keys.filter((key) => !said.includes(key));
  return [...preferred, ...(said.includes(entryWord) ? [] : [[entryWord]]), ...(others.length > 0 ? [others] : [])];
}
