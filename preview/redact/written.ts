import { isObject, list, object, text } from "../plan/json";
import { referencesIn, type Reference } from "./references";
import { wholeReferences } from "./whole-references";

/** How a value is written down: what its expression refers to, and its members where they are written one by one. */
export interface Written {
  readonly references: readonly Reference[];
  /** Those of the elements of a list are put together: Terraform may have them in another order. */
  readonly members: ReadonlyMap<string, Written>;
}

const nothing: Written = { references: [], members: new Map() };

/** Of a value in a stack's JSON. */
export function writtenInJson(value: unknown): Written {
  if (typeof value === "string") return { ...nothing, references: isTemplate(value) ? referencesIn(value) : [] };
  if (Array.isArray(value)) return value.map(writtenInJson).reduce(together, nothing);
  if (!isObject(value)) return nothing;
  // a name may be a template itself, and then says as much as a value
  if (Object.keys(value).some(isTemplate)) return { ...nothing, references: [...textsIn(value)].flatMap(referencesIn) };
  return { ...nothing, members: membersOf(value, writtenInJson) };
}

/** Of an expression, or a block of them, in the `configuration` of a plan. */
export function writtenInPlan(value: unknown): Written {
  if (Array.isArray(value)) return value.map(writtenInPlan).reduce(together, nothing);
  const { references } = object(value);
  if (!Array.isArray(references)) return { ...nothing, members: membersOf(object(value), writtenInPlan) };
  const whole = wholeReferences(list(references).flatMap((one) => text(one) ?? []));
  return { ...nothing, references: whole.flatMap(referencesIn) };
}

/** All that is referred to in it, member or not, as one expression. */
export function asOne(written: Written): Written {
  return { ...nothing, references: [...allReferences(written)] };
}

/** All that is referred to in it. */
export function* allReferences({ references, members }: Written): Generator<Reference> {
  yield* references;
  for (const member of members.values()) yield* allReferences(member);
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  if (typeof value !== "object" || value === null) return;
  if (isObject(value)) yield* Object.keys(value);
  for (const one of Object.values(value)) yield* textsIn(one);
}

function isTemplate(value: string): boolean {
  return /[$%]\{/.test(value);
}

function membersOf(value: object, written: (value: unknown) => Written): Map<string, Written> {
  return new Map(Object.entries(value).map(([name, one]) => [name, written(one)]));
}

function together(one: Written, other: Written): Written {
  const members = new Map(one.members);
  for (const [name, member] of other.members) members.set(name, together(members.get(name) ?? nothing, member));
  return { references: [...one.references, ...other.references], members };
}
