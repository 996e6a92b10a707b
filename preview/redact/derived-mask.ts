import { isObject } from "../plan/json";
import { isPlain } from "./plain";
import type { Reference } from "./references";
import type { Written } from "./written";

/** The mask of a value: what it has from references that lead to a secret, unless it is plain. */
export function derivedMask(written: Written, value: unknown, leads: (reference: Reference) => boolean): unknown {
  if (written.references.some(leads)) return !isBare(value);
  if (Array.isArray(value)) return value.map((one) => derivedMask(written, one, leads));
  if (!isObject(value)) return false;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const member = written.members.get(name);
      return [name, member !== undefined && derivedMask(member, one, leads)];
    }),
  );
}

/** Plain, and not taken to pieces: what is made of a secret may have its letters in a list, or as names. */
function isBare(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => isBare(one) && !isPiece(one));
  return isPlain(value) && (!isObject(value) || Object.keys(value).length === 0);
}

function isPiece(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "string" && /^(?:[a-z]{1,12}|[\d.-]{1,12})$/.test(value));
}
