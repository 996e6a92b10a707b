import { withoutKeys } from "../../plan/address";
import type { ResourceChange, Values } from "../../plan/plan";
import { preventsDestroy } from "../../stack/stack-file";
import { entryOf, entryType, isOwnAddress, isZone, named } from "../entries";
import { fateOf, isLost } from "../fate";
import type { Found, GuardRule } from "../rule";
import type { PlanView } from "../view";

/** Switches of the clouds that refuse a deletion. */
const switches = [
  "deletion_protection",
  "deletion_protection_enabled",
  "delete_protection",
  "delete_protect",
  "enable_deletion_protection",
  "disable_api_termination",
  "termination_protection",
];
const on: readonly unknown[] = [true, "true", "on", "enabled"];

/** What stands between a mistake and a loss. */
export const protectionRules: readonly GuardRule[] = [
  {
    code: "entry/unprotected",
    title: "An entry would lose its protection",
    source: "preview sheet, section 1, fact 9: prevent_destroy is in no plan, only in the configuration",
    check: (view) =>
      weakened(view, (said, was) => said === undefined && was !== "unprotected").map(({ address, told }) => ({
        verdict: "block",
        address,
        action: "unprotect",
        attributes: ["lifecycle.prevent_destroy"],
        what: `${told} is left without \`lifecycle.prevent_destroy\``,
        fix: "set `lifecycle.prevent_destroy` to true; to give the address up on purpose, write false: docs/operations/retire-an-entry.md",
      })),
  },
  {
    code: "entry/retiring",
    title: "An entry, or an area of it, loses its protection on purpose",
    source: "design: the first of two steps of a retirement",
    check: (view) =>
      [
        ...weakened(view, (said, was) => said === false && was !== "unprotected"),
        // others' relays have addresses that never were protected: without a base nothing is known to be lost
        ...weakened(view, (said, was) => said === false && was === "protected", isOtherAddress),
      ].map(({ address, told }) => ({
        verdict: "needs-approval",
        address,
        action: "unprotect",
        attributes: ["lifecycle.prevent_destroy"],
        what: `${told} can be destroyed from now on: \`lifecycle.prevent_destroy\` is written to be false`,
        fix: "approve it as the first step of a retirement, or take `retire` out of the environment's file",
      })),
  },
  {
    code: "entry/never-protected",
    title: "An entry has no protection",
    source: "design: an address is never destroyed by accident",
    check: (view) =>
      weakened(view, (said, was) => said !== true && was === "unprotected").map(({ address, told }) => ({
        verdict: "warn",
        address,
        action: "unprotect",
        attributes: ["lifecycle.prevent_destroy"],
        what: `${told} has no \`lifecycle.prevent_destroy\`: any plan may destroy it`,
        fix: "set `lifecycle.prevent_destroy` to true",
      })),
  },
  {
    code: "stack/protection-gone",
    title: "A protected resource would be lost together with its protection",
    source: "preview sheet, section 1, fact 9: prevent_destroy vanishes with its block",
    check: ({ plan, base }) =>
      plan.changes
        .filter((change) => isLost(change) && entryOf(change) === undefined && change.deposed === undefined)
        // told as what it is
        .filter(({ type }) => !isZone(type))
        .filter(({ address }) => preventsDestroy(base?.resources.get(withoutKeys(address)) ?? {}) === true)
        .map(({ address }) => ({
          verdict: "needs-approval",
          address,
          action: "delete",
          attributes: ["lifecycle.prevent_destroy"],
          what: `${address} is protected by \`prevent_destroy\` as it is deployed, and would be lost`,
          fix: "put it back, write a `moved` block where it was renamed, or approve the loss",
        })),
  },
  {
    code: "protection/off",
    title: "A deletion protection would be switched off",
    source: "AWS sheet, section 5.1; Tencent sheet, section 4: the clouds refuse to delete while it is on",
    check: ({ plan }) =>
      plan.changes
        .filter((change) => fateOf(change) === "kept")
        .flatMap(({ address, before, after, afterUnknown }) =>
          switches
            .filter(
              (name) => isOn(before, name) && after !== null && !isOn(after, name) && !isMarked(afterUnknown, name),
            )
            .map((name): Found => ({
              verdict: "needs-approval",
              address,
              action: "unprotect",
              attributes: [name],
              what: `${address} would lose its deletion protection: \`${name}\` is switched off`,
              fix: `leave \`${name}\` on, or approve it for the time of the work`,
            })),
        ),
  },
];

interface Weakened {
  readonly address: string;
  readonly told: string;
}

/** How it was before: `unknown` without the base, or where the base has no such entry. */
type Was = "protected" | "unprotected" | "unknown";

/** Entries, or what else is meant, that stay, whose protection before and now is as asked for. Nothing without the configuration. */
function weakened(
  view: PlanView,
  wanted: (said: boolean | undefined, was: Was) => boolean,
  meant: (change: ResourceChange) => boolean = isEntry,
): Weakened[] {
  const { plan, stack } = view;
  if (stack === undefined) return [];
  return plan.changes.flatMap((change) => {
    const args = stack.resources.get(withoutKeys(change.address));
    if (args === undefined || !meant(change) || fateOf(change) !== "kept") return [];
    const said = preventsDestroy(args);
    if (said === true || !wanted(said, wasProtected(view, change))) return [];
    return [{ address: change.address, told: named(change) }];
  });
}

function isEntry(change: ResourceChange): boolean {
  return entryOf(change) !== undefined;
}

/** Areas are protected as entries are; an address of a relay never is. */
function isOtherAddress(change: ResourceChange): boolean {
  return !isEntry(change) && isOwnAddress(change.type, change.before);
}

function wasProtected({ base }: PlanView, { address, previousAddress, before, type }: ResourceChange): Was {
  const args = base?.resources.get(withoutKeys(previousAddress ?? address));
  // what is only being made has nothing to lose yet
  if (args === undefined) return before === null ? "unprotected" : "unknown";
  if (entryType(type, args) === undefined && !isOwnAddress(type, before)) return "unknown";
  return preventsDestroy(args) === true ? "protected" : "unprotected";
}

function isOn(values: Values | null, name: string): boolean {
  return on.includes(values?.[name]);
}

function isMarked(marks: unknown, name: string): boolean {
  return typeof marks === "object" && marks !== null && (marks as Values)[name] === true;
}
