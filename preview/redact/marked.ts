import { maskOf, withNames } from "./mask";
import { nested } from "./nested";

/** Every text and number that is marked, those that JSON within a text names as secrets too. */
export function* marked(value: unknown, mask: unknown): Generator<string> {
  if (mask === true) yield* leaves(value);
  else if (typeof value === "string") {
    const inner = nested(value);
    if (inner !== undefined) yield* marked(inner, withNames(inner, false));
  } else if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* marked(one, maskOf(mask, index));
  } else if (typeof value === "object" && value !== null) {
    for (const [name, one] of Object.entries(value)) yield* marked(one, maskOf(mask, name));
  }
}

/** Every text and number in a value. */
export function* leaves(value: unknown): Generator<string> {
  if (typeof value === "string" || typeof value === "number") yield String(value);
  else if (typeof value === "object" && value !== null) {
    for (const one of Object.values(value)) yield* leaves(one);
  }
}
