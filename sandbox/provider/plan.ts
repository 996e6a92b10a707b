import { blockType, blockValue } from "../schema/block-value";
import type { Facts } from "../schema/facts";
import type { Block, NestedBlock } from "../schema/schema";
import { equal } from "../value/equal";
import { isGroup, isList, unknown, type Group, type Value } from "../value/value";

/** What is planned from. `prior` is null where the resource does not exist yet. */
export interface PlanRequest {
  readonly prior: Group | null;
  /** The configuration, with Terraform's own idea of what stays of the prior values. */
  readonly proposed: Group;
  readonly config: Group;
}

/** What a type of resource needs to be known of for a plan. */
export interface Planned {
  readonly block: Block;
  readonly facts: Facts;
  /** Computed attributes that another update gives another value. */
  readonly recomputed?: readonly string[];
  /** Blocks that stay as they are when the configuration leaves them out: Optional and Computed in the provider. */
  readonly keptBlocks?: readonly string[];
}

/** The planned state, as a provider of SDK version 2 plans it. */
export function plan(type: Planned, { prior, proposed, config }: PlanRequest): Group {
  const { block, facts, recomputed = [], keptBlocks = [] } = type;
  const kept = Object.fromEntries(
    keptBlocks
      .filter((name) => prior !== null && isEmpty(config[name]) && !isEmpty(prior[name]))
      .map((name) => [name, prior?.[name] ?? null]),
  );
  const planned = {
    ...planBlock(block, { prior, proposed, defaults: facts.defaults ?? {}, at: "" }),
    ...kept,
  };
  if (prior === null || equal(blockType(block), prior, planned)) return planned;
  return { ...planned, ...Object.fromEntries(recomputed.map((name) => [name, unknown])) };
}

interface BlockPlan {
  readonly prior: Group | null;
  readonly proposed: Group;
  readonly defaults: NonNullable<Facts["defaults"]>;
  /** Dotted path of the block, with a dot at its end. */
  readonly at: string;
}

function planBlock(block: Block, request: BlockPlan): Group {
  const { prior, proposed, defaults, at } = request;
  const attributes = Object.entries(block.attributes ?? {}).map(([name, attribute]): [string, Value] => {
    if (attribute.write_only) return [name, null];
    const value = proposed[name] ?? null;
    if (value !== null) return [name, value];
    const held = prior?.[name] ?? null;
    // an existing resource keeps a computed value that is null: nobody is going to fill it in
    if (attribute.computed) return [name, prior === null ? unknown : held];
    // to an SDK of version 2 nothing and zero are the same
    return [name, defaults[at + name] ?? (isZero(held) ? held : null)];
  });
  const blocks = Object.entries(block.block_types ?? {}).map(([name, nested]): [string, Value] => [
    name,
    planNested(nested, { ...request, at: `${at}${name}.` }, name),
  ]);
  return Object.fromEntries([...attributes, ...blocks]);
}

function planNested({ nesting_mode: mode, block }: NestedBlock, request: BlockPlan, name: string): Value {
  const proposed = request.proposed[name] ?? null;
  const prior = request.prior?.[name] ?? null;
  const planOne = (value: Value, before: Value | undefined): Value =>
    isGroup(value) ? planBlock(block, { ...request, proposed: value, prior: isGroup(before) ? before : null }) : value;
  // an element of a set is the same as before when nothing of it would change
  const isSame = (before: Value, value: Value): boolean =>
    isGroup(before) && equal(blockType(block), blockValue(block, before), planOne(value, before));

  if (isList(proposed)) {
    const befores = isList(prior) ? prior : [];
    return proposed.map((value, index) =>
      planOne(value, mode === "set" ? befores.find((before) => isSame(before, value)) : befores[index]),
    );
  }
  if (mode === "map" && isGroup(proposed)) {
    const befores = isGroup(prior) ? prior : {};
    return Object.fromEntries(Object.entries(proposed).map(([key, value]) => [key, planOne(value, befores[key])]));
  }
  return planOne(proposed, prior);
}

function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === null || (isList(value) && value.length === 0);
}

function isZero(value: Value): boolean {
  return isGroup(value) ? Object.keys(value).length === 0 : isEmpty(value) || ["", 0, false].includes(value as string);
}
