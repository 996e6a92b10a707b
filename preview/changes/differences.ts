import { isObject, list, object } from "../plan/json";
import { canonicalText } from "../redact/canonical-text";
import { hides, maskOf } from "../redact/mask";

/** One side of a change: a value, what of it only the apply gives, and what must not be shown. */
export interface Side {
  readonly value: unknown;
  readonly unknown: unknown;
  readonly mask: unknown;
}

/** A value that is not the same on both sides; `undefined` where there is nothing. */
export interface Difference {
  readonly path: readonly (string | number)[];
  readonly before: Side | undefined;
  readonly after: Side | undefined;
}

/** What differs, value by value. What is marked is not looked into. */
export function differences(
  before: Side | undefined,
  after: Side | undefined,
  path: Difference["path"] = [],
): Difference[] {
  const sides = [before, after].filter((side) => side !== undefined).filter(isThere);
  if (sides.length === 0 || isSame(before, after)) return [];
  // an empty one shows only where there was nothing before, or nothing is left
  const whole = [{ path, before: there(before), after: there(after) }];
  if (before !== undefined && after !== undefined && sides.length === 1 && sides.every(isEmpty)) return whole;
  if (sides.every((side) => isOpen(side, isObject))) {
    const names = new Set(sides.flatMap(({ value, unknown }) => [value, unknown].flatMap(namesIn)));
    return [...names].flatMap((name) => differences(member(before, name), member(after, name), [...path, name]));
  }
  if (sides.every((side) => isOpen(side, Array.isArray))) return inLists(before, after, path);
  return whole;
}

/** Elements that are the same at the beginning and at the end stay out, so that one that is added or removed is one. */
function inLists(before: Side | undefined, after: Side | undefined, path: Difference["path"]): Difference[] {
  const [old, now] = [elements(before), elements(after)];
  const shorter = Math.min(old.length, now.length);
  let [start, end] = [0, 0];
  while (start < shorter && isSame(old[start], now[start])) start += 1;
  while (end < shorter - start && isSame(old.at(-1 - end), now.at(-1 - end))) end += 1;
  const [left, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  const longer = Math.max(left.length, come.length);
  return Array.from({ length: longer }).flatMap((_, index) =>
    differences(left[index], come[index], [...path, start + index]),
  );
}

function elements(side: Side | undefined): Side[] {
  const length = Math.max(list(side?.value).length, list(side?.unknown).length);
  return Array.from({ length }, (_, index) => member(side, index)).filter((one) => one !== undefined);
}

function member(side: Side | undefined, step: string | number): Side | undefined {
  if (side === undefined) return undefined;
  const { value, unknown, mask } = side;
  // a map can have a key that every object has
  const named = typeof step === "string" && Object.hasOwn(object(value), step) ? object(value)[step] : undefined;
  const inner = typeof step === "number" ? list(value)[step] : named;
  return { value: inner, unknown: maskOf(unknown, step), mask: maskOf(mask, step) };
}

function namesIn(value: unknown): string[] {
  return Object.keys(object(value));
}

/** Whether it can be gone into. */
function isOpen({ value, unknown, mask }: Side, isKind: (value: unknown) => boolean): boolean {
  return mask !== true && unknown !== true && isKind(value);
}

function isEmpty({ value, unknown }: Side): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0 && !hides(unknown);
}

function isThere({ value, unknown }: Side): boolean {
  return unknown === true || (value !== undefined && value !== null);
}

function there(side: Side | undefined): Side | undefined {
  return side !== undefined && isThere(side) ? side : undefined;
}

function isSame(one: Side | undefined, other: Side | undefined): boolean {
  if (one === undefined || other === undefined || hides(one.unknown) || hides(other.unknown)) return false;
  return (
    canonicalText(one.value ?? null) === canonicalText(other.value ?? null) && typeof one.value === typeof other.value
  );
}
