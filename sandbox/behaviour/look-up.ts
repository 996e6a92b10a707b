import type { Cloud } from "../provider/cloud";
import { valuesAt } from "../value/path";
import type { Group, Value } from "../value/value";

/** What is known of an object that can be reached from here; nothing where there is none. */
export function attributesOf(cloud: Cloud, type: string, id: Value | undefined): Group {
  return (typeof id === "string" ? cloud.get(type, id)?.attributes : undefined) ?? {};
}

/** All text at a dotted path. */
export function textsAt(root: Value, path: string): string[] {
  return valuesAt(root, path).flatMap(({ value }) => (typeof value === "string" && value !== "" ? [value] : []));
}
