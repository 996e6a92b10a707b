import { isGroup, isList, type Group, type Value } from "../value/value";

/** The elements of a nested block, changed; what is no list of elements stays as it is. */
export function eachIn(block: Value | undefined, change: (element: Group) => Group): Value {
  if (!isList(block)) return block ?? null;
  return block.map((element) => (isGroup(element) ? change(element) : element));
}
