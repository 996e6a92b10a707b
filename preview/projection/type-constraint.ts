import { isObject, type Json } from "../affected/json";
import { items, members } from "./members";

/** Words that mean something else where a constraint names an attribute. */
const reserved = new Set(["for", "null", "true", "false"]);

/**
 * A type that Terraform wrote in JSON as the constraint of a variable: `["list", "string"]` is `list(string)`. Undefined where
 * no constraint says exactly it.
 */
export function typeConstraint(type: Json): string | undefined {
  if (typeof type === "string") return type === "dynamic" ? "any" : type;
  const [kind, inner = null] = items(type);
  if (kind === "tuple") return around("tuple([", items(inner).map(typeConstraint), "])");
  if (kind === "object") return objectConstraint(Object.entries(members(inner)), type);
  return typeof kind === "string" ? around(`${kind}(`, [typeConstraint(inner)], ")") : undefined;
}

/** Constraints cannot name every attribute. */
function objectConstraint(attributes: readonly [string, Json][], type: Json): string | undefined {
  if (!attributes.every(([name]) => /^[A-Za-z_][\w-]*$/.test(name) && !reserved.has(name)))
    return isPlain(type) ? "any" : undefined;
  const parts = attributes.map(([name, one]) => around(`${name} = `, [typeConstraint(one)], ""));
  return around("object({", parts, "})");
}

function around(start: string, parts: readonly (string | undefined)[], end: string): string | undefined {
  return parts.includes(undefined) ? undefined : `${start}${parts.join(", ")}${end}`;
}

/** Whether a value in JSON is of that type by itself: there are objects and tuples in JSON, but no maps and lists. */
function isPlain(type: Json): boolean {
  if (typeof type === "string") return true;
  const [kind, inner = null] = items(type);
  if (kind !== "object" && kind !== "tuple") return false;
  return (isObject(inner) ? Object.values(inner) : items(inner)).every(isPlain);
}
