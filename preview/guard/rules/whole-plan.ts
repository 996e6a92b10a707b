import type { ResourceChange } from "../../plan/plan";
import { entryOf, isOwnAddress } from "../entries";
import { isLost } from "../fate";
import { movedFix } from "../rename";
import type { GuardRule } from "../rule";

/** From this many on, and beyond this share of what is there, it is mass destruction. */
const many = { count: 5, share: 0.5 };

/** What shows only when all of a plan is looked at. */
export const planRules: readonly GuardRule[] = [
  {
    code: "plan/errored",
    title: "Planning failed",
    source: "Terraform: a plan that failed is shown as far as it came, and cannot be applied",
    final: true,
    check: ({ name, plan }) =>
      plan.errored
        ? [
            {
              verdict: "needs-approval",
              address: name,
              action: "plan",
              what: `${name}: planning failed, so the plan does not show all that would happen`,
              fix: "fix what Terraform complains of and plan again",
            },
          ]
        : [],
  },
  {
    code: "plan/incomplete",
    title: "Only a part was planned",
    source: "Terraform: `complete` is false with -target, and where something had to be put off",
    check: ({ name, plan }) =>
      plan.complete || plan.errored
        ? []
        : [
            {
              verdict: "warn",
              address: name,
              action: "plan",
              what: `${name}: only a part of the stack was planned`,
              fix: "plan it without -target before it counts as seen",
            },
          ],
  },
  {
    code: "plan/mass-destruction",
    title: "Most of a stack would be destroyed",
    source: "design: more than half of a stack, and five resources at least, do not go by accident",
    check: ({ name, plan, renames }) => {
      const there = plan.changes.filter(({ before, deposed }) => before !== null && deposed === undefined);
      const lost = there.filter((change) => isLost(change));
      if (lost.length < many.count || lost.length <= many.share * there.length) return [];
      const how = `${lost.length} of its ${there.length} resources would be destroyed, replaced or forgotten`;
      const fix = renames.length > 0 ? "write `moved` blocks where something was renamed" : "plan a smaller change";
      return [
        {
          verdict: "needs-approval",
          address: name,
          action: "destroy",
          what: `${name}: ${how}`,
          fix: `${fix}, or approve it`,
        },
      ];
    },
  },
  {
    code: "plan/renamed",
    title: "A resource was renamed or moved without a moved block",
    source: "cdktf issue 219: the path of a construct is the address, so another path destroys and makes anew",
    check: ({ plan, renames }) =>
      renames
        .filter(({ from }) => plan.changes.some((change) => change.address === from && isOrdinary(change)))
        .map(({ from, to }) => ({
          verdict: "warn",
          address: from,
          action: "delete",
          what: `${from} would be destroyed and ${to} made in its place: they are the same thing`,
          fix: movedFix({ from, to }),
          move: { from, to },
        })),
  },
];

/** Others are told with more weight. */
function isOrdinary(change: ResourceChange): boolean {
  return entryOf(change) === undefined && !isOwnAddress(change.type, change.before);
}
