import type { Environment } from "../../environment";
import { ownTags } from "../../own-tags";
import type { Rule } from "../../rule";
import { tagRules } from "../../rules/tags";
import { fullName } from "../../stack-names";
import { mostTags, tagFault } from "../tag";
import { accountIds } from "./account-ids";

/** What only the whole environment shows. */
export const awsEnvironmentRules: readonly Rule<Environment>[] = [
  {
    code: "name/reserved",
    source: "CreateLoadBalancer: no name begins with internal-; CreateSecurityGroup: none with sg-",
    check: (environment) => {
      const prefix = ["internal-", "sg-"].find((one) => `${fullName(environment)}-`.startsWith(one));
      if (prefix === undefined) return [];
      const what = `\`${fullName(environment)}\` begins with ${prefix}, which AWS does not let names begin with`;
      return [{ path: [], what, fix: "choose another name for the game" }];
    },
  },
  {
    code: "tags/name-taken",
    source: "design: resources are found by their tag Name in the console",
    check: ({ tags }) =>
      Object.hasOwn(tags, "Name")
        ? [
            {
              path: ["tags", "Name"],
              what: "`tags.Name` is set, but resources have a tag Name of their own",
              fix: "choose another key",
            },
          ]
        : [],
  },
  ...tagRules({
    fault: tagFault,
    source: "General Reference: tags",
    most: mostTags,
    // Name beside them
    own: ownTags.length + 1,
    mostSource: `General Reference: ${mostTags} tags`,
  }),
  {
    code: "tags/case",
    source: "IAM: tags of roles are told apart without their case",
    check: ({ tags }) => {
      const keys = [...ownTags, ...Object.keys(tags)];
      return Object.keys(tags).flatMap((key) => {
        const twin = keys.slice(0, keys.lastIndexOf(key)).find((one) => one !== key && same(one, key));
        if (twin === undefined) return [];
        const what = `\`tags.${key}\` and the tag ${twin} differ in case only, which is one tag to IAM`;
        return [{ path: ["tags", key], what, fix: "choose another key" }];
      });
    },
  },
  accountIds.environment,
];

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
