import type { Graph } from "../../../model/cloud-model";

export type Arguments = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

/** Stacks that break a rule, and some that come as near to it as one can. */
export interface Case {
  readonly wrong: readonly Graph[];
  readonly right: readonly Graph[];
}

/** Ways to write stacks of a provider; types are given without its name. */
export function stacksOf(prefix: string) {
  /** A stack by type and logical id. */
  const stack = (resources: Resources, rest: Omit<Graph, "resource"> = {}): Graph => {
    const resource = Object.fromEntries(Object.entries(resources).map(([type, byId]) => [prefix + type, byId]));
    return { resource, ...rest };
  };
  return {
    stack,
    /** A stack with one resource. */
    one: (type: string, args: Arguments): Graph => stack({ [type]: { a: args } }),
    /** Stacks with one resource each, which differ from `base` by one of `changes`. */
    each: (type: string, base: Arguments, changes: readonly Arguments[]): Graph[] =>
      changes.map((change) => stack({ [type]: { a: { ...base, ...change } } })),
    /** A reference as cdktf writes it. */
    ref: (type: string, id: string, attribute = "id"): string => `\${${prefix}${type}.${id}.${attribute}}`,
  };
}

export const unknown = "${var.x}";
