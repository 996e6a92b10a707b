import type { Problem } from "./problem";

/** Where in a value a finding is: `["home", "fleet", "min"]`. */
export type Path = readonly (string | number)[];

/** What a rule found. The rule's code is added by whoever runs it. */
export interface Finding extends Omit<Problem, "code"> {
  /** The setting at fault, relative to the value that was checked. */
  readonly path: Path;
}

/** One thing that must hold. Rules are data: run by the loader on YAML, by the constructs on their props. */
export interface Rule<T> {
  /** `area/what`. */
  readonly code: string;
  /** Where the rule comes from: a documentation page, the provider, or `design`. */
  readonly source: string;
  /** All violations in `value`; empty when it is right. */
  check(value: T): readonly Finding[];
}

/** A {@link Finding} with the code of its rule. */
export interface Violation extends Problem {
  readonly path: Path;
}

/** Runs every rule and returns all violations, with paths under `prefix`. */
export function violations<T>(rules: readonly Rule<T>[], value: T, prefix: Path = []): Violation[] {
  return rules.flatMap((rule) =>
    rule.check(value).map(({ path, what, fix }) => ({ code: rule.code, path: [...prefix, ...path], what, fix })),
  );
}
