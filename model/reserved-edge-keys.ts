import { entryWord } from "./dispatch";
import { rolloutHome } from "./rollout-target";

/**
 * Words that stand beside the keys of edges, where steps, orders and results name places, and what each stands for there. An
 * edge of that name would be added up with it, or could not be named at all.
 */
export const reservedEdgeKeys: ReadonlyMap<string, string> = new Map([
  [rolloutHome, "home itself, in steps of `rollout` and where players land"],
  [entryWord, "the anycast address, in `dispatch`"],
  ["nowhere", "where players land whom nothing takes"],
]);
