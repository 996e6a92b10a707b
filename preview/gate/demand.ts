import { canonical } from "../affected/canonical";
import type { Json } from "../affected/json";
import { pointerTo } from "../affected/pointer";

/** Something that planning a stack does beyond comparing values: runs code, or reaches a place. */
export interface Demand {
  /** The same for the same thing, wherever it is asked for. */
  readonly key: string;
  /** Whether only the same stack may have asked for it before, or any. */
  readonly scope: "stack" | "any";
  /** JSON pointer in the stack. */
  readonly pointer: string;
  /** In words, without values: they can be secrets. No final period. */
  readonly what: string;
}

/** A demand of a place in a stack. */
export function demand(key: Json, path: readonly string[], what: string, scope: Demand["scope"] = "any"): Demand {
  return { key: canonical(key), scope, pointer: pointerTo(path), what };
}
