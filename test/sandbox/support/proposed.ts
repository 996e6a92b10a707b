import { blockType } from "../../../sandbox/schema/block-value";
import type { Block, NestedBlock } from "../../../sandbox/schema/schema";
import { equal } from "../../../sandbox/value/equal";
import { isGroup, isList, type Group, type Value } from "../../../sandbox/value/value";

/** What Terraform proposes: the configuration, and where that is silent the old values of computed attributes. */
export function proposed(block: Block, prior: Group | null, config: Group): Group {
  const attributes = Object.entries(block.attributes ?? {}).map(([name, { computed }]) => {
    const said = config[name] ?? null;
    return [name, said === null && computed ? (prior?.[name] ?? null) : said] as const;
  });
  const blocks = Object.entries(block.block_types ?? {}).map(
    ([name, nested]) => [name, proposedNested(nested, prior?.[name] ?? null, config[name] ?? null)] as const,
  );
  return Object.fromEntries([...attributes, ...blocks]);
}

function proposedNested({ nesting_mode: mode, block }: NestedBlock, prior: Value, config: Value): Value {
  if (isList(config)) {
    const before = isList(prior) ? prior : [];
    return config.map((item, index) => {
      if (!isGroup(item)) return item;
      const old = mode === "set" ? before.find((one) => isGroup(one) && isSame(block, one, item)) : before[index];
      return proposed(block, isGroup(old) ? old : null, item);
    });
  }
  const before = isGroup(prior) ? prior : {};
  if (mode === "map" && isGroup(config)) {
    const blocks = Object.entries(config).map(([key, item]) => {
      const old = before[key];
      return [key, isGroup(item) ? proposed(block, isGroup(old) ? old : null, item) : item] as const;
    });
    return Object.fromEntries(blocks);
  }
  return isGroup(config) ? proposed(block, isGroup(prior) ? prior : null, config) : config;
}

function isSame(block: Block, before: Group, config: Group): boolean {
  return equal(blockType(block), before, proposed(block, before, config));
}
