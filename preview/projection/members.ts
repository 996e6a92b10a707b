import { isObject, type Json, type JsonObject } from "../affected/json";

/** The object, or an empty one in place of anything else. */
export function members(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The entries of a list, none in place of anything else. */
export function items(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
