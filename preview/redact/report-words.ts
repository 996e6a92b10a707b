import { leaves } from "./marked";
import { isObject } from "../plan/json";
import { previewJsonSchema } from "../report/preview-schema";

/** Names and words that every report has: as a secret, none of them could be told from itself. */
export function reportWords(): ReadonlySet<string> {
  return new Set([...namesIn(previewJsonSchema())]);
}

function* namesIn(schema: unknown): Generator<string> {
  if (Array.isArray(schema)) for (const one of schema) yield* namesIn(one);
  if (!isObject(schema)) return;
  const { properties, enum: words, const: word, ...rest } = schema;
  if (isObject(properties)) yield* Object.keys(properties);
  yield* leaves([words, word]);
  for (const one of Object.values({ ...rest, ...(isObject(properties) && properties) })) yield* namesIn(one);
}
