import { isObject, type Json, type JsonObject } from "./json";

const named = new Set(["module", "output", "variable", "provider"]);
const typed = new Set(["resource", "data", "ephemeral"]);

/**
 * A stack without what cdktf notes for itself under `//`. The same key deeper down, as in a map of tags, is a value that
 * Terraform sends to the cloud.
 */
export function withoutComments(stack: JsonObject): JsonObject {
  return kept(stack, (block, name) => {
    if (named.has(name)) return each(block, bareOnes);
    return typed.has(name) ? each(block, (type) => each(type, bareOnes)) : block;
  });
}

function each(value: Json, change: (value: Json) => Json): Json {
  return isObject(value) ? kept(value, change) : value;
}

function bareOnes(value: Json): Json {
  return Array.isArray(value) ? (value as readonly Json[]).map(bare) : bare(value);
}

function bare(value: Json): Json {
  return isObject(value) && "//" in value ? kept(value, (inner) => inner) : value;
}

function kept(value: JsonObject, change: (value: Json, key: string) => Json): JsonObject {
  const copy: Record<string, Json> = {};
  for (const key in value) if (key !== "//") put(copy, key, change(value[key] ?? null, key));
  return copy;
}

/** Assigning to `__proto__`, which a name can be, would do something else. */
function put(copy: Record<string, Json>, key: string, value: Json): void {
  if (key !== "__proto__") copy[key] = value;
  else Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
}
