import type { Environment } from "../../environment";
import type { Rule } from "../../rule";
import { reservedPrefix } from "../reserved-tag";
import { accountIds } from "./account-ids";

/** What only the whole environment shows. */
export const tencentEnvironmentRules: readonly Rule<Environment>[] = [
  {
    code: "tags/reserved",
    source: "Tencent sheet, section 17, rule 29",
    check: ({ tags }) =>
      Object.keys(tags).flatMap((key) => {
        const prefix = reservedPrefix(key);
        if (prefix === undefined) return [];
        const what = `\`tags.${key}\` begins with ${prefix}, which Tencent Cloud keeps to itself`;
        return [{ path: ["tags", key], what, fix: "choose another key" }];
      }),
  },
  {
    code: "tags/fleet",
    source: "design: alarms find the machines of the fleet by this tag",
    check: ({ tags }) =>
      Object.hasOwn(tags, "fleet")
        ? [
            {
              path: ["tags", "fleet"],
              what: "`tags.fleet` is set, but machines have a tag fleet by which alarms find them",
              fix: "choose another key",
            },
          ]
        : [],
  },
  accountIds.environment,
];
