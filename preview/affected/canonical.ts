import { createHash } from "node:crypto";
import type { Json, JsonObject } from "./json";

/** One text per value, whatever the order of its keys. */
export function canonical(value: Json): string {
  return JSON.stringify(ordered(value));
}

const seen = new Map<string, string>();
const short = 500;

/** SHA-256, in hexadecimal digits. */
export function sha256(data: string | Buffer): string {
  // small parts are the same in many stacks
  const known = typeof data === "string" ? seen.get(data) : undefined;
  if (known !== undefined) return known;
  const digest = createHash("sha256").update(data).digest("hex");
  if (typeof data === "string" && data.length < short) seen.set(data, digest);
  return digest;
}

/** The value itself where its keys are in order already, as cdktf writes them: a copy costs more than a look. */
function ordered(value: Json): Json {
  return typeof value !== "object" || value === null || isOrdered(value) ? value : sortedCopy(value);
}

function isOrdered(value: readonly Json[] | JsonObject): boolean {
  if (Array.isArray(value)) return value.every(isSettled);
  const group = value as JsonObject;
  let last = "";
  for (const key in group) {
    if (key < last || !isSettled(group[key] ?? null)) return false;
    last = key;
  }
  return true;
}

function isSettled(value: Json): boolean {
  return typeof value !== "object" || value === null || isOrdered(value);
}

function sortedCopy(value: readonly Json[] | JsonObject): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(ordered);
  const entries = Object.entries(value as JsonObject).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
