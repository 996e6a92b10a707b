import { isObject, type Json, type JsonObject } from "../affected/json";

/** What stands at a place of a stack. */
export interface Rewrite {
  /** A string, or a key, that Terraform reads as a template. */
  readonly template: (text: string) => string;
  /** Addresses under `depends_on`. */
  readonly dependsOn: (addresses: readonly Json[]) => readonly Json[];
}

/** How many names are around the arguments of a block. */
const labels: Readonly<Record<string, number>> = { resource: 2, data: 2, ephemeral: 2, module: 1, output: 1 };

/** A copy of a stack with every template of it rewritten. */
export function withTemplates(stack: JsonObject, rewrite: Rewrite): JsonObject {
  return object(stack, (block, value) => {
    // what they say is taken as it stands
    if (block === "terraform" || block === "//") return value;
    if (block === "variable") return variables(value, rewrite);
    return inBlock(value, labels[block], rewrite);
  });
}

/** Under the names of a block; `left` counts those still to come, undefined where addresses have no place. */
function inBlock(value: Json, left: number | undefined, rewrite: Rewrite): Json {
  if (left === undefined) return templates(value, rewrite);
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => inBlock(one, left, rewrite));
  if (!isObject(value)) return templates(value, rewrite);
  if (left > 0) return object(value, (_, inner) => inBlock(inner, left - 1, rewrite));
  return object(value, (key, inner) => {
    if (key === "//") return inner;
    return key === "depends_on" && Array.isArray(inner) ? rewrite.dependsOn(inner) : templates(inner, rewrite);
  });
}

function variables(value: Json, rewrite: Rewrite): Json {
  if (!isObject(value)) return value;
  const arguments_ = (body: JsonObject): JsonObject =>
    object(body, (key, inner) => (key === "validation" ? templates(inner, rewrite) : inner));
  return object(value, (_, body) => (isObject(body) ? arguments_(body) : body));
}

function templates(value: Json, rewrite: Rewrite): Json {
  if (typeof value === "string") return rewrite.template(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => templates(one, rewrite));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [rewrite.template(key), templates(inner, rewrite)]),
  );
}

function object(value: JsonObject, change: (key: string, value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(key, inner)]));
}
