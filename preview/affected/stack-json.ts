import { isObject, type Json, type JsonObject } from "./json";
import type { StackSnapshot } from "./stack-snapshot";

/** The stack's JSON as it is compared: without comments, and the same in every checkout of a commit. */
export function stackJson({ json }: StackSnapshot): JsonObject {
  const sections = [json.config, json.toolchain, json.backend].map((text) => JSON.parse(text) as JsonObject);
  return sections.reduce((whole, section) => merged(whole, section) as JsonObject, {});
}

/** Sections have places in common, but no value. */
function merged(one: Json | undefined, other: Json): Json {
  if (!isObject(one) || !isObject(other)) return other;
  return { ...one, ...Object.fromEntries(Object.entries(other).map(([key, value]) => [key, merged(one[key], value)])) };
}
