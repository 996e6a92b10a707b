import type { Rule } from "../../rule";
import { fallbackLabel } from "../fallback-label";

/** No edge has the label under which players find the nearest one. */
export const takenLabel: Rule<{ readonly edges: Readonly<Record<string, unknown>> }> = {
  code: "edge/name-taken",
  source: "design: <edge>.<name>.<zone> is an edge, fallback.<name>.<zone> the nearest that is well",
  check: ({ edges }) => {
    if (!Object.hasOwn(edges, fallbackLabel)) return [];
    const what = `\`edges.${fallbackLabel}\` has the name under which players find the nearest edge that is well`;
    return [{ path: ["edges", fallbackLabel], what, fix: "choose another name" }];
  },
};
