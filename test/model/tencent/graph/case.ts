import type { Graph } from "../../../../model/cloud-model";

type Arguments = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

/** Stacks that break a rule, and some that come as near to it as one can. */
export interface Case {
  readonly wrong: readonly Graph[];
  readonly right: readonly Graph[];
}

/** A stack by type, without the provider's name, and logical id. */
export function stack(resources: Resources, rest: Omit<Graph, "resource"> = {}): Graph {
  const resource = Object.fromEntries(Object.entries(resources).map(([type, byId]) => [`tencentcloud_${type}`, byId]));
  return { resource, ...rest };
}

/** A stack with one resource. */
export const one = (type: string, args: Arguments): Graph => stack({ [type]: { a: args } });

/** Stacks with one resource each, which differ from `base` by one of `changes`. */
export const each = (type: string, base: Arguments, changes: readonly Arguments[]): Graph[] =>
  changes.map((change) => one(type, { ...base, ...change }));

/** A reference as cdktf writes it. */
export const ref = (type: string, id: string, attribute = "id"): string =>
  `\${tencentcloud_${type}.${id}.${attribute}}`;

export const unknown = "${var.x}";
