import type { Rule } from "../rule";
import { fullName, type Named } from "../stack-names";

/** What must hold of the names of all environments together, right or wrong otherwise. */
export const namesRules: readonly Rule<readonly Named[]>[] = [
  {
    code: "name/taken",
    source: "design: the full name is the key of the states",
    check: (all) =>
      all.flatMap((one, index) => {
        const twin = all.find((other) => other !== one && fullName(other) === fullName(one));
        if (twin === undefined) return [];
        return [
          {
            path: [index],
            what: `\`${fullName(one)}\` is environment ${one.name} of game ${one.game} and environment ${twin.name} of game ${twin.game}: they would share their states`,
            fix: "rename one of them",
          },
        ];
      }),
  },
  {
    code: "name/beginning",
    source: "design: stacks are picked by glob, star-prod-* would take star-prod-eu along",
    check: (all) =>
      all.flatMap((one, index) =>
        all.flatMap((other) => {
          const [shorter, longer] = [fullName(one), fullName(other)].sort((a, b) => a.length - b.length);
          // at a hyphen: `star-prod` of `star-prod-eu`
          if (shorter === undefined || !longer?.startsWith(`${shorter}-`)) return [];
          const what = `\`${shorter}\` is the beginning of \`${longer}\`: a command on all stacks of the one would reach the other's`;
          return [{ path: [index], what, fix: "rename one of them" }];
        }),
      ),
  },
];
