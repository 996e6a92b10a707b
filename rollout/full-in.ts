import type { Values } from "./course";

/** Places that take all they are given. */
export function fullIn(values: Values): string[] {
  return Object.keys(values).filter((place) => values[place] === 100);
}
