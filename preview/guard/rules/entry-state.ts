import type { ResourceChange } from "../../plan/plan";
import { entryOf, named } from "../entries";
import { fateOf } from "../fate";
import type { Found, GuardRule } from "../rule";
import type { PlanView } from "../view";

/** What leaves an entry in place and cuts players off all the same. */
export const entryStateRules: readonly GuardRule[] = [
  {
    code: "entry/disabled",
    title: "An entry would be switched off",
    source: "AWS sheet, section 4.1: `enabled` changes in place",
    check: (view) =>
      keptEntries(view).flatMap((change) => {
        const flag = entryOf(change)?.flag;
        if (flag === undefined || !turnsFrom(change, flag, true, false)) return [];
        return [
          {
            ...asked(change, "disable", `would be switched off: it keeps its address and takes no player`),
            attributes: [flag],
            fix: `set \`${flag}\` to true, or approve the outage`,
          },
        ];
      }),
  },
  {
    code: "entry/fewer-addresses",
    title: "An entry would give up its IPv6 addresses",
    source: "AWS sheet, section 4.1: the IPv6 addresses come and go with `ip_address_type`, in place",
    check: (view) =>
      keptEntries(view).flatMap((change) => {
        const families = entryOf(change)?.families;
        if (families === undefined) return [];
        const { attribute, both } = families;
        if (change.before?.[attribute] !== both || change.after?.[attribute] === both) return [];
        return [
          {
            ...asked(change, "drop-ipv6", "would give up its IPv6 addresses"),
            attributes: [attribute],
            fix: `put \`${attribute}\` back as it was, or approve the loss of the IPv6 addresses`,
          },
        ];
      }),
  },
  {
    code: "entry/gone",
    title: "An entry is not found in the cloud, and another would be made",
    source: "Terraform: what a read does not find, be it deleted or in another region, is planned as a new object",
    check: ({ plan }) =>
      plan.drift
        .filter((change) => entryOf(change) !== undefined && fateOf(change) === "destroyed")
        .filter(({ address }) => plan.changes.some((one) => one.address === address && one.actions.includes("create")))
        .map((change) => ({
          ...asked(
            change,
            "create",
            "is not found in the cloud any more, and another address would be made in its place",
          ),
          fix: "put the region back where the stack's has changed, as with `home.region`: the address is looked for there alone; else look for it in the cloud's console, and where it is lost, approve the new one and tell players",
        })),
  },
];

function keptEntries({ plan }: PlanView): ResourceChange[] {
  return plan.changes.filter(
    (change) => change.before !== null && fateOf(change) === "kept" && entryOf(change) !== undefined,
  );
}

function turnsFrom({ before, after }: ResourceChange, name: string, was: unknown, is: unknown): boolean {
  return before?.[name] === was && after?.[name] === is;
}

function asked(change: ResourceChange, action: string, what: string): Omit<Found, "fix"> {
  return { verdict: "needs-approval", address: change.address, action, what: `${named(change)} ${what}` };
}
