import type { Environment } from "../../environment";
import type { Rule } from "../../rule";
import { fullName } from "../../stack-names";
import { mostTags, tagFault } from "../tag";

/** Tags that resources get here beside those of the environment. */
const ownTags = ["game", "environment", "managed-by"];

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
  {
    code: "tags/wrong",
    source: "General Reference: tags",
    check: ({ tags }) =>
      Object.entries(tags).flatMap(([key, value]) => {
        const fault = tagFault(key, value);
        return fault === undefined
          ? []
          : [{ path: ["tags", key], what: `\`tags.${key}\` ${fault}`, fix: "choose another key or value" }];
      }),
  },
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
  {
    code: "tags/too-many",
    source: `General Reference: ${mostTags} tags`,
    check: ({ tags }) => {
      const [count, most] = [Object.keys(tags).length, mostTags - ownTags.length - 1];
      if (count <= most) return [];
      const what = `\`tags\` has ${count} tags, and a resource has ${mostTags}, of which ${mostTags - most} say what it is`;
      return [{ path: ["tags"], what, fix: `write at most ${most}` }];
    },
  },
  {
    code: "account/id",
    source: "AWS: account ids have 12 digits",
    check: ({ accountIds = [] }) =>
      accountIds.flatMap((id, index) => {
        if (/^\d{12}$/.test(id)) return [];
        const what = `\`accountIds\` has ${JSON.stringify(id)}, which is no account id`;
        return [{ path: ["accountIds", index], what, fix: 'write its 12 digits, in quotes: "123456789012"' }];
      }),
  },
];

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
