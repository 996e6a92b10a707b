import type { JsonObject } from "../affected/json";
import { demandsOf } from "./demands";
import type { Known } from "./known";

/** What planning a stack would do that base does not. */
export interface GateFinding {
  /** JSON pointer in the stack. */
  readonly pointer: string;
  /** No value is in it. No final period. */
  readonly what: string;
}

/**
 * What planning a stack of head would run or reach that base does not: a plan is made with credentials, before anybody has
 * agreed to the change.
 *
 * @param base the same stack there; undefined where it is new
 */
export function gate(head: JsonObject, base: JsonObject | undefined, known: Known): readonly GateFinding[] {
  const own = base === undefined ? known : new Set(demandsOf(base).map(({ key }) => key));
  const found = demandsOf(head).filter(({ key, scope }) => !own.has(key) && (scope === "stack" || !known.has(key)));
  // the same thing is told once, where it is first asked for
  const first = new Map(found.toReversed().map((one) => [one.key, one]));
  return found.filter((one) => first.get(one.key) === one).map(({ pointer, what }) => ({ pointer, what }));
}
