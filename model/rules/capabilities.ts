import type { Capability } from "../capability";
import type { CloudName } from "../cloud-name";
import { cloudTitles } from "../cloud-titles";
import { dotted } from "../dotted";
import { valueAt } from "../file/value-at";
import type { Rule } from "../rule";
import { show } from "../show";

/** Refuses what a cloud does not have: one rule for each such line of the capability table. */
export function capabilityRules<T>(capabilities: readonly Capability<T>[], cloud: CloudName): Rule<T>[] {
  return capabilities.flatMap(({ id, wish, on, source, asked }) => {
    const support = on[cloud];
    if (!("refused" in support)) return [];
    return {
      code: `capability/${id}`,
      source,
      check: (declared: T) =>
        asked(declared).map((path) => ({
          path,
          what: `\`${dotted(path)}\` is ${show(valueAt(declared, path))}, but ${cloudTitles[cloud]} has no ${wish}: ${support.refused}`,
          fix: support.instead,
        })),
    };
  });
}
