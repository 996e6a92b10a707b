import { randomBytes } from "node:crypto";
import type { Behaviour } from "../behaviour/behaviour";
import { isGroup, isList, unknown, type Group, type Value } from "../value/value";
import type { Cloud } from "./cloud";

const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Text with `{attribute}` and `{*}`, eight random characters, filled in. */
export function template(text: string, attributes: Group): string {
  return text.replace(/\{([\w*]+)\}/g, (_whole, name: string) => {
    if (name === "*") return [...randomBytes(8)].map((byte) => letters.charAt(byte % letters.length)).join("");
    const value = attributes[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  });
}

/**
 * The planned attributes with everything filled in that was left to the cloud, in the order of the behaviour. What is
 * made from the object's id waits until it has one.
 */
export function fillIn({ computed = {} }: Behaviour, planned: Group, cloud: Cloud): Group {
  let attributes = planned;
  for (const [name, made] of Object.entries(computed)) {
    if (attributes[name] !== unknown && attributes[name] !== null) continue;
    if (typeof made === "string" && made.includes("{id}") && typeof attributes["id"] !== "string") continue;
    attributes = { ...attributes, [name]: value(made, attributes, cloud) };
  }
  return withoutUnknown(attributes) as Group;
}

function value(made: NonNullable<Behaviour["computed"]>[string], attributes: Group, cloud: Cloud): Value {
  if (typeof made === "function") return made(attributes, cloud);
  return typeof made === "string" ? template(made, attributes) : made;
}

/** Nothing is known of what is left: the cloud has no value there. */
function withoutUnknown(value: Value): Value {
  if (value === unknown) return null;
  if (isList(value)) return value.map(withoutUnknown);
  if (!isGroup(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutUnknown(item)]));
}
