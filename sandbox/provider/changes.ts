import { nestedType } from "../schema/block-value";
import type { Block, NestedBlock } from "../schema/schema";
import { equal } from "../value/equal";
import type { Type } from "../value/type";
import type { Path } from "../value/path";
import { isGroup, isList, type Group, type Value } from "../value/value";

/**
 * The places under a dotted path at which two states of a resource differ. A path ends at a set, whose elements have no
 * place of their own.
 */
export function changedAt(block: Block, dotted: string, { before, after }: { before: Group; after: Group }): Path[] {
  const [name = "", ...rest] = dotted.replaceAll("[]", "").split(".");
  const [one, other] = [before[name] ?? null, after[name] ?? null];
  const nested = block.block_types?.[name];
  const type: Type = nested ? nestedType(nested) : (block.attributes?.[name]?.type ?? "dynamic");
  if (equal(type, one, other)) return [];
  if (rest.length === 0 || nested === undefined) return [[name]];
  return changedInside(nested, rest.join("."), { before: one, after: other }).map((path) => [name, ...path]);
}

function changedInside(
  nested: NestedBlock,
  dotted: string,
  { before, after }: { before: Value; after: Value },
): Path[] {
  const { nesting_mode: mode, block } = nested;
  const inner = (a: Value | undefined, b: Value | undefined): Path[] => {
    const [one, other] = [isGroup(a) ? a : {}, isGroup(b) ? b : {}];
    return changedAt(block, dotted, { before: one, after: other });
  };
  if (mode === "set") {
    const seen = (value: Value): Value[] => (isList(value) ? value : []).map((item) => leaf(item, dotted));
    return equal(["set", "dynamic"], seen(before), seen(after)) ? [] : [[]];
  }
  if (isList(before) || isList(after)) {
    const [one, other] = [isList(before) ? before : [], isList(after) ? after : []];
    const longest = Math.max(one.length, other.length);
    return Array.from({ length: longest }, (_, index) => index).flatMap((index) =>
      inner(one[index], other[index]).map((path) => [index, ...path]),
    );
  }
  return inner(before, after);
}

/** What stands at the path inside one element of a set. */
function leaf(value: Value, dotted: string): Value {
  return dotted.split(".").reduce<Value>((group, step) => (isGroup(group) ? (group[step] ?? null) : null), value);
}
