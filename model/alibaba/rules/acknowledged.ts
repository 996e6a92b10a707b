import type { EntryWish } from "../../cloud-model";
import type { Rule } from "../../rule";

/** What an environment with its home here can have a use for: edges may be on another cloud, home is not. */
const useful: readonly string[] = ["anycast-region", "edge-zones"];

/** Nothing is acknowledged that is of no use. */
export const acknowledgedRule: Rule<Pick<EntryWish, "acknowledge">> = {
  code: "acknowledge/of-another-cloud",
  source: "design: no setting is accepted and ignored",
  check: ({ acknowledge }) =>
    acknowledge.flatMap((name, index) => {
      // the capability table says what it is of no use for
      if (useful.includes(name) || name === "shield-advanced") return [];
      const what = `\`acknowledge\` has ${name}, which an environment with its home on Alibaba Cloud has no use for`;
      return [{ path: ["acknowledge", index], what, fix: "remove it" }];
    }),
};
