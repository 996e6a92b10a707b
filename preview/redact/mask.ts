import { isObject, list, object, text, type JsonObject } from "../plan/json";
import { canBeSecret } from "./can-be-secret";
import { isSecretName } from "./secret-name";

/** Whether anything in it is marked. */
export function hides(mask: unknown): boolean {
  if (typeof mask !== "object" || mask === null) return mask === true;
  return Object.values(mask).some(hides);
}

/** Whether anything at a place is marked, whichever element of a list it is in. */
export function isHidden(mask: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined || mask === true) return hides(mask);
  if (Array.isArray(mask)) return mask.some((one) => isHidden(one, [step, ...rest]));
  return isObject(mask) && isHidden(mask[step], rest);
}

/** What is marked by one of two masks of the same value. */
export function either(one: unknown, other: unknown): unknown {
  if (one === true || !hides(other)) return one;
  if (other === true || !hides(one)) return other;
  if (Array.isArray(one)) return one.map((each, index) => either(each, maskOf(other, index)));
  const names = new Set([one, other].flatMap((each) => Object.keys(object(each))));
  return Object.fromEntries([...names].map((name) => [name, either(maskOf(one, name), maskOf(other, name))]));
}

/** The part of a mask that is about one member: all of it where all is marked. */
export function maskOf(mask: unknown, step: string | number): unknown {
  if (typeof step === "number") return mask === true || list(mask)[step];
  return mask === true || (isObject(mask) && Object.hasOwn(mask, step) && mask[step]);
}

/** The mask of a value and, beyond it, what the names of its members say: `true` in place of each secret. */
export function withNames(value: unknown, mask: unknown): unknown {
  if (mask === true) return true;
  if (Array.isArray(value)) return value.map((one, index) => withNames(one, maskOf(mask, index)));
  if (!isObject(value)) return false;
  const paired = isSecretName(nameIn(value));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const named = isSecretName(name) || (paired && name.toLowerCase() === "value");
      return [name, named && canBeSecret(one) ? true : withNames(one, maskOf(mask, name))];
    }),
  );
}

/** What an entry of a list such as `[{ name = "DB_PASSWORD", value = "…" }]` is called. */
function nameIn(value: JsonObject): string {
  return ["name", "Name", "key", "Key", "variable"].map((one) => text(value[one])).find(Boolean) ?? "";
}
