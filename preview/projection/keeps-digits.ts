import { isObject, type Json } from "../affected/json";

/** Whether every number in a value can only have been written as JavaScript has it, and not with more digits. */
export function keepsDigits(value: Json): boolean {
  if (Array.isArray(value)) return (value as readonly Json[]).every(keepsDigits);
  if (isObject(value)) return Object.values(value).every(keepsDigits);
  if (typeof value !== "number") return true;
  return Number.isInteger(value) ? Number.isSafeInteger(value) : digitsOf(value) <= 15;
}

function digitsOf(value: number): number {
  const [digits = ""] = /^[\d.]+/.exec(String(Math.abs(value))) ?? [];
  return digits.replace(".", "").replace(/^0+/, "").length;
}
