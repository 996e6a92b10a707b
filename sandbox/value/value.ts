/** The one value of this class stands for every value that is known only after apply. */
class Unknown {
  readonly shownAs = "(known after apply)";
}

export const unknown = new Unknown();

/** A group of values by name: an object, a block or a map. */
export interface Group {
  readonly [name: string]: Value;
}

/** A Terraform value. A number beyond what JavaScript holds exactly is its decimal text. */
export type Value = null | boolean | number | string | Unknown | readonly Value[] | Group;

export function isGroup(value: Value | undefined): value is Group {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Unknown);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** A value as a person reads it. */
export function shown(value: Value | undefined): string {
  if (typeof value === "string") return value;
  return value instanceof Unknown ? value.shownAs : JSON.stringify(value ?? null);
}
