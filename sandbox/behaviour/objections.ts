import type { Cloud } from "../provider/cloud";
import { unknown, type Group, type Value } from "../value/value";
import type { Change, Objection } from "./behaviour";

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

export function onCreate(judge: (after: Group, cloud: Cloud) => string | undefined): Objection {
  return ({ before, after, cloud }) => (before === null && after !== null ? judge(after, cloud) : undefined);
}

/** Objects to a create or an update. */
export function onWrite(judge: (after: Group, change: Change) => string | undefined): Objection {
  return (change) => (change.after === null ? undefined : judge(change.after, change));
}

export function onDelete(judge: (before: Group, change: Change) => string | undefined): Objection {
  return (change) => (change.after === null && change.before !== null ? judge(change.before, change) : undefined);
}

/** The first of the reasons there is. */
export function either(...reasons: readonly (() => string | undefined)[]): string | undefined {
  for (const reason of reasons) {
    const words = reason();
    if (words !== undefined) return words;
  }
  return undefined;
}

/** Whether an argument says something: neither left out nor empty, and known. */
export function says(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== unknown && value !== "";
}
