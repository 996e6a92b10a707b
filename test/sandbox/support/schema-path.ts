import type { Block } from "../../../sandbox/schema/schema";
import type { Type } from "../../../sandbox/value/type";

/** What stands at a dotted path of a schema. */
export interface At {
  readonly kind: "attribute" | "block";
  readonly computed: boolean;
  readonly required: boolean;
  /** Whether it holds elements. */
  readonly many: boolean;
}

/** Undefined where the schema has no such path. `[]` at its end means the elements, so there must be some. */
export function schemaPath(block: Block, dotted: string): At | undefined {
  const [name = "", ...rest] = dotted.split(".");
  const plain = name.replace("[]", "");
  const attribute = block.attributes?.[plain];
  if (attribute) {
    const found: At = {
      kind: "attribute",
      computed: attribute.computed ?? false,
      required: attribute.required ?? false,
      many: isMany(attribute.type),
    };
    return rest.length === 0 && (plain === name || found.many) ? found : undefined;
  }
  const nested = block.block_types?.[plain];
  if (nested === undefined) return undefined;
  if (rest.length > 0) return schemaPath(nested.block, rest.join("."));
  return { kind: "block", computed: false, required: (nested.min_items ?? 0) > 0, many: true };
}

function isMany(type: Type): boolean {
  return typeof type !== "string" && ["list", "set", "map"].includes(type[0]);
}
