/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The object, or an empty one in place of anything else. */
export function object(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** Whether it is an object of JSON. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The entries of a list, none in place of anything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The text; undefined in place of anything else. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
