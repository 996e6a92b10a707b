import { isTrivial } from "./trivial";

/** Whether a value that is called like a secret is one: a flag is not, nor is a word such as `enabled`. */
export function canBeSecret(value: unknown): boolean {
  if (typeof value === "string") return !isTrivial(value);
  return value !== null && value !== undefined && typeof value !== "boolean";
}
