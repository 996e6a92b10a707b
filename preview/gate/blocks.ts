import { isObject, type Json, type JsonObject } from "../affected/json";

/** One block of a stack. */
export interface Block {
  /** Names around it: type and name of a resource. */
  readonly labels: readonly string[];
  /** Without what cdktf notes for itself. */
  readonly body: JsonObject;
  readonly path: readonly string[];
}

/**
 * The blocks under a value, however they are written: at every level Terraform takes a list in place of one.
 *
 * @param depth number of names around a block
 */
export function blocksIn(value: Json | undefined, depth: number, path: readonly string[]): Block[] {
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((one, index) => blocksIn(one, depth, [...path, String(index)]));
  }
  if (!isObject(value)) return [];
  const entries = Object.entries(value).filter(([name]) => name !== "//");
  if (depth === 0) return [{ labels: [], body: Object.fromEntries(entries), path }];
  return entries.flatMap(([label, inner]) =>
    blocksIn(inner, depth - 1, [...path, label]).map((block) => ({ ...block, labels: [label, ...block.labels] })),
  );
}
