import { isGroup, isList, unknown, type Value } from "./value";

/** A Terraform type constraint as its JSON writes it. */
export type Type =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly ["list" | "set" | "map", Type]
  | readonly ["object", Readonly<Record<string, Type>>]
  | readonly ["tuple", readonly Type[]];

/**
 * The value with every attribute its type has and nothing else, numbers as numbers: what the wire and the state hold may
 * differ in that.
 */
export function conform(type: Type, value: Value | undefined): Value {
  if (value === undefined || value === null) return null;
  if (value === unknown || type === "dynamic") return value;
  if (type === "number") return number(value);
  if (typeof type === "string") return value;
  const [kind, of] = type;
  switch (kind) {
    case "list":
    case "set":
      return isList(value) ? value.map((item) => conform(of, item)) : value;
    case "map":
      return isGroup(value) ? mapped(value, (item) => conform(of, item)) : value;
    case "object":
      return isGroup(value)
        ? Object.fromEntries(Object.entries(of).map(([name, inner]) => [name, conform(inner, value[name])]))
        : value;
    case "tuple":
      return isList(value) ? of.map((inner, index) => conform(inner, value[index])) : value;
  }
}

function mapped(group: Readonly<Record<string, Value>>, change: (value: Value) => Value): Value {
  return Object.fromEntries(Object.entries(group).map(([key, item]) => [key, change(item)]));
}

/** Text only where a number would lose digits. */
function number(value: Value): Value {
  if (typeof value !== "string") return value;
  const parsed = Number(value);
  return String(parsed) === value ? parsed : value;
}
