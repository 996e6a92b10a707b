import { identities, type BindingType, type EntryType } from "../../model/identity";
import { isObject, list } from "../plan/json";
import type { ResourceChange, Values } from "../plan/plan";

const entryTypes = identities.flatMap(({ entries }) => entries);
const bindingTypes = new Map(identities.flatMap(({ bindings }) => bindings.map((one) => [one.type, one] as const)));
const addressTypes = new Set(identities.flatMap(({ addresses }) => addresses));
const zoneTypes = new Set(identities.flatMap(({ zones }) => zones));
const delegationTypes = identities.flatMap(({ delegations }) => delegations);

/** What makes a resource an entry; undefined where it is none. */
export function entryType(type: string, values: Values | null | undefined): EntryType | undefined {
  return entryTypes.find((one) => one.type === type && holds(one.where, values));
}

/** What makes a change one of an entry. What is there now decides, so that an entry does not end as something else. */
export function entryOf({ type, before, after }: ResourceChange): EntryType | undefined {
  return entryType(type, before ?? after);
}

/** How a type sends on what reaches an entry; undefined where it does not. */
export function bindingType(type: string): BindingType | undefined {
  return bindingTypes.get(type);
}

/** Whether a resource is a public address of a relay, an edge, an area or home. */
export function isOwnAddress(type: string, values: Values | null): boolean {
  return addressTypes.has(type) && entryType(type, values) === undefined;
}

/** Whether a resource is a zone of names. */
export function isZone(type: string): boolean {
  return zoneTypes.has(type);
}

/** The name that a record delegates, with its parent; undefined where it delegates none. */
export function delegated(type: string, values: Values | null): string | undefined {
  const found = delegationTypes.find((one) => one.type === type && holds(one.where, values));
  return found && JSON.stringify([type, ...found.names.map((name) => values?.[name] ?? null)]);
}

/** The address of the resource, and of an entry also what the world knows: its public addresses and its id. */
export function named({ address, type, before, after, beforeSensitive }: ResourceChange): string {
  const values = before ?? after ?? {};
  const secret = isObject(beforeSensitive) ? beforeSensitive : {};
  const shows = [...(entryType(type, values)?.shows ?? []), "id"].map((path) => path.split("."));
  const known = shows.flatMap((path) => (isMarked(secret[path[0] ?? ""]) ? [] : textsAt(values, path)));
  return known.length === 0 ? address : `${address} (${[...new Set(known)].join(", ")})`;
}

function holds(where: Readonly<Record<string, string>> = {}, values: Values | null | undefined): boolean {
  return Object.entries(where).every(([name, value]) => values?.[name] === value);
}

function isMarked(mask: unknown): boolean {
  return mask === true || (isObject(mask) ? Object.values(mask).some(isMarked) : list(mask).some(isMarked));
}

/** What is written there, if it looks like an address or an id. */
function textsAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => textsAt(one, path));
  const [name, ...rest] = path;
  if (name !== undefined) return isObject(value) ? textsAt(value[name], rest) : [];
  return typeof value === "string" && /^[\w.:/-]{1,200}$/.test(value) ? [value] : [];
}
