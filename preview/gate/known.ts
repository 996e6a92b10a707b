import type { JsonObject } from "../affected/json";
import { demandsOf } from "./demands";

/** What planning the stacks of base runs and reaches, all together. */
export type Known = ReadonlySet<string>;

/** What is known of the stacks of base. */
export function knownOf(stacks: readonly JsonObject[]): Known {
  return new Set(stacks.flatMap((stack) => demandsOf(stack).map(({ key }) => key)));
}
