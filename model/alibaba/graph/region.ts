import type { Graph } from "../../cloud-model";
import type { Rule } from "../../rule";

/** The region of the provider. Facts: Alibaba sheet, sections 2 and 15. */
export const regionRules: readonly Rule<Graph>[] = [
  {
    code: "provider/region",
    source: "section 15, rule 30: left out, it is cn-beijing",
    check: ({ provider }) =>
      (provider?.["alicloud"] ?? []).flatMap((block, index) => {
        if (block["region"] !== undefined) return [];
        const what = "`region` is left out of the provider block, which would be cn-beijing";
        return [{ path: ["provider", "alicloud", index], what, fix: "write the region" }];
      }),
  },
];
