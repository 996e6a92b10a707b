import { canonical, sha256 } from "../affected/canonical";
import type { JsonObject } from "../affected/json";

/** How everything begins that a projection adds to a stack. It follows from the whole stack, so nothing in it has that name. */
export function reservedName(stack: JsonObject): string {
  return `__preview_${sha256(canonical(stack)).slice(0, 16)}`;
}
