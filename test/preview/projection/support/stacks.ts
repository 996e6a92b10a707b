import type { Json, JsonObject } from "../../../../preview/affected/json";
import { reads } from "./world";

/** The stack that publishes. Its resource keeps its id while its triggers stay. */
export function a(output: JsonObject, more: JsonObject = {}): JsonObject {
  return { ...more, ...publishing({ x: { input: "x" } }, output) };
}

export function publishing(terraform_data: JsonObject, output: JsonObject): JsonObject {
  return { resource: { terraform_data }, output: outputs(output) };
}

export function outputs(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}

/** A stack that reads `a`, with a resource `it` of these arguments. */
export function b(it: JsonObject, more: JsonObject = {}): JsonObject {
  return { data: reads("a"), resource: { terraform_data: { it } }, ...more };
}

export const read = "data.terraform_remote_state.a.outputs";
export const input = (value: Json): JsonObject => b({ input: value });
export const id = "${terraform_data.x.id}";
