import { conform, type Type } from "../value/type";
import { isGroup, isList, unknown, type Group, type Value } from "../value/value";
import type { Block, NestedBlock } from "./schema";

/** The value of a block with every attribute and block of its schema and nothing else. Absent blocks are empty, not null. */
export function blockValue(block: Block, value: Value | undefined): Group {
  const given = isGroup(value) ? value : {};
  return {
    ...Object.fromEntries(
      Object.entries(block.attributes ?? {}).map(([name, { type }]) => [name, conform(type, given[name])]),
    ),
    ...Object.fromEntries(
      Object.entries(block.block_types ?? {}).map(([name, nested]) => [name, nestedValue(nested, given[name])]),
    ),
  };
}

function nestedValue({ nesting_mode: mode, block }: NestedBlock, value: Value | undefined): Value {
  if (value === unknown) return unknown;
  switch (mode) {
    case "list":
    case "set":
      return isList(value) ? value.map((item) => element(block, item)) : [];
    case "map":
      return isGroup(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, element(block, item)]))
        : {};
    case "group":
      return blockValue(block, value);
    case "single":
      return isGroup(value) ? blockValue(block, value) : null;
  }
}

function element(block: Block, value: Value): Value {
  return value === unknown ? value : blockValue(block, value);
}

/** The type of a block's value. */
export function blockType(block: Block): Type {
  const attributes = Object.entries(block.attributes ?? {}).map(([name, { type }]) => [name, type] as const);
  const blocks = Object.entries(block.block_types ?? {}).map(([name, nested]) => [name, nestedType(nested)] as const);
  return ["object", Object.fromEntries([...attributes, ...blocks])];
}

/** The type of a nested block's value: of all its elements together. */
export function nestedType({ nesting_mode: mode, block }: NestedBlock): Type {
  const inner = blockType(block);
  return mode === "single" || mode === "group" ? inner : [mode, inner];
}
