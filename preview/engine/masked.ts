import type { Redactor } from "../redact/redactor";

/** Every text in it is masked; names of keys are ours. */
export function masked<T>(value: T, redactor: Redactor): T {
  if (typeof value === "string") return redactor.text(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => masked(one, redactor)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one as unknown, redactor)])) as T;
}
