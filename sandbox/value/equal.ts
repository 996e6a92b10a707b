import type { Type } from "./type";
import { isGroup, isList, unknown, type Value } from "./value";

/** Whether two values of a type are the same. Sets have no order; an unknown value is like no other, itself included. */
export function equal(type: Type, a: Value, b: Value): boolean {
  if (a === unknown || b === unknown) return false;
  if (isList(a) && isList(b))
    return a.length === b.length && (isSet(type) ? sameSet(type, a, b) : sameList(type, a, b));
  if (isGroup(a) && isGroup(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every((key) => equal(memberType(type, key), a[key] ?? null, b[key] ?? null));
  }
  return a === b;
}

function isSet(type: Type): boolean {
  return typeof type !== "string" && type[0] === "set";
}

function sameList(type: Type, a: readonly Value[], b: readonly Value[]): boolean {
  return a.every((item, index) => equal(memberType(type, index), item, b[index] ?? null));
}

function sameSet(type: Type, a: readonly Value[], b: readonly Value[]): boolean {
  const left = [...b];
  return a.every((item) => {
    const found = left.findIndex((other) => equal(memberType(type, 0), item, other));
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
}

/** The type of what a value of a type holds. */
function memberType(type: Type, key: string | number): Type {
  if (typeof type === "string") return "dynamic";
  if (type[0] === "object") return type[1][key] ?? "dynamic";
  if (type[0] === "tuple") return type[1][Number(key)] ?? "dynamic";
  return type[1];
}
