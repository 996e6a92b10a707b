import { fallbackLabel } from "../fallback-label";
import type { Rule } from "../rule";
import { when } from "../when";

/** No edge has the label of the name that chooses among edges, where there is one. */
export function takenLabel<T extends { readonly edges: Readonly<Record<string, unknown>> }>(
  isMade: (wish: T) => boolean,
): Rule<T> {
  return {
    code: "edge/name-taken",
    source: "design: <edge>.<name>.<zone> is an edge, fallback.<name>.<zone> chooses among them",
    check: (wish) =>
      when(isMade(wish) && Object.hasOwn(wish.edges, fallbackLabel), () => ({
        path: ["edges", fallbackLabel],
        what: `\`edges.${fallbackLabel}\` has the name under which players find one of the edges, whichever is chosen`,
        fix: "choose another name",
      })),
  };
}
