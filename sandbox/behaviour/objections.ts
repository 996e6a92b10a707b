import { unknown, type Group, type Value } from "../value/value";
import type { Objection } from "./behaviour";

/** Refuses to delete an object while one of its own switches protects it. */
export function protectedBy(attribute: string): Objection {
  return ({ before, after }) =>
    after === null && before?.[attribute] === true
      ? `the object is protected from being deleted by \`${attribute}\`: switch it off in an apply of its own first`
      : undefined;
}

/** Objects to what a create or an update asks for. */
export function refusing(judge: (after: Group, before: Group | null) => string | undefined): Objection {
  return ({ before, after }) => (after === null ? undefined : judge(after, before));
}

/** Whether an argument says something: neither left out nor empty, and known. */
export function says(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== unknown && value !== "";
}
