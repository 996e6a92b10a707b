import type { Graph } from "../../cloud-model";
import type { Rule } from "../../rule";
import { eachOf } from "./provider";

/** What concerns the whole account. */
const shared: Readonly<Record<string, string>> = {
  shield_subscription: "a commitment for a year, and destroying it does not end it",
  ec2_availability_zone_group: "for everybody in the account, and cannot simply be taken back",
  account_region: "for everybody in the account",
};

/** What belongs to the account, not to a game. Facts: AWS sheet, sections 3, 6, 14 and 20. */
export const accountRules: readonly Rule<Graph>[] = [
  eachOf(Object.keys(shared), {
    code: "account/shared",
    source: "section 20, rule 25",
    check: (_args, { type }) => [
      {
        what: `it is ${shared[type] ?? ""}`,
        fix: "move it to a stack of the account",
      },
    ],
  }),
  {
    code: "account/provider-blocks",
    source: "design: one provider block per stack; section 3: other regions by the `region` argument",
    check: ({ provider }) => {
      const count = provider?.["aws"]?.length ?? 0;
      if (count <= 1) return [];
      const what = `the stack has ${count} provider blocks`;
      return [{ path: ["provider", "aws"], what, fix: "keep one, and write `region` on what is elsewhere" }];
    },
  },
];
