import type { EntryType } from "../../../model/identity";
import { withoutKeys } from "../../plan/address";
import type { ResourceChange } from "../../plan/plan";
import { preventsDestroy } from "../../stack/stack-file";
import { entryOf, entryType, named } from "../entries";
import { fateOf, why, type Fate } from "../fate";
import { movedFix } from "../rename";
import type { Found, GuardRule } from "../rule";
import type { PlanView } from "../view";

interface Lost {
  readonly change: ResourceChange;
  readonly entry: EntryType;
  readonly fate: Fate;
}

const retire = "to give the address up on purpose, retire it in two steps: docs/operations/retire-an-entry.md";
const source = "design: an address is never lost by anything but a deliberate, two-step retirement";

/** An address that players have written down does not come back once it is released. */
export const entryLossRules: readonly GuardRule[] = [
  {
    code: "entry/destroyed",
    title: "An entry would be destroyed",
    source,
    check: (view) =>
      lostIn(view, "destroyed")
        .filter(({ change }) => renameOf(view, change) === undefined && !isRetired(view, change))
        .map(({ change }) => ({
          ...loss(change, "delete", `would be destroyed${why(change)}`),
          fix: destroyedFix(change),
        })),
  },
  {
    code: "entry/replaced",
    title: "An entry would be replaced by another address",
    source,
    check: (view) =>
      lostIn(view, "replaced").map(({ change }) => ({
        ...loss(change, "replace", `would be replaced by another address${why(change)}`),
        attributes: change.replacePaths,
        fix: replacedFix(change),
      })),
  },
  {
    code: "entry/renamed",
    title: "An entry was renamed or moved without a moved block",
    source: "Terraform issue 17599: prevent_destroy goes with its block, and the plan succeeds",
    check: (view) =>
      lostIn(view, "destroyed").flatMap(({ change }) => {
        const move = renameOf(view, change);
        if (move === undefined) return [];
        const what = `would be destroyed, and ${move.to} be made in its place: it was renamed, and nothing says so`;
        return [{ ...loss(change, "delete", what), fix: movedFix(move), move: { from: move.from, to: move.to } }];
      }),
  },
  {
    code: "entry/forgotten",
    title: "Terraform would forget an entry",
    source: "Terraform: a removed block without destroy leaves the object to nobody",
    check: (view) =>
      lostIn(view, "forgotten")
        .filter(({ change }) => !isTakenOver(view, change))
        .map(({ change }) => ({
          ...loss(change, "forget", "would be forgotten: it goes on costing money, and nothing protects it"),
          fix: "remove the `removed` block and put the resource back; where another state takes it over, import it there first",
        })),
  },
  {
    code: "entry/retired",
    title: "An entry is retired on purpose",
    source: "design: the second of two steps; the first wrote prevent_destroy = false and was deployed",
    check: (view) =>
      lostIn(view, "destroyed")
        .filter(({ change }) => isRetired(view, change))
        .map(({ change }) => ({
          ...loss(change, "delete", "would be given up on purpose, and does not come back"),
          verdict: "needs-approval" as const,
          fix: "approve it, or take `retire` out of the environment's file to keep the address",
        })),
  },
  {
    code: "entry/unclear",
    title: "What becomes of an entry cannot be told",
    source: "Terraform: a plan that failed holds what was planned until then",
    check: (view) => [
      ...lostIn(view, "unclear").map(({ change }) => ({
        ...loss(change, change.actions.join("+"), "has an action that this version of anycast-edge does not know"),
        fix: "update anycast-edge; until then make the plan without that action",
      })),
      ...unplanned(view),
    ],
  },
];

function lostIn({ plan }: PlanView, wanted: Fate): Lost[] {
  return plan.changes.flatMap((change) => {
    const [entry, fate] = [entryOf(change), fateOf(change)];
    return entry === undefined || change.before === null || fate !== wanted ? [] : [{ change, entry, fate }];
  });
}

function loss(change: ResourceChange, action: string, what: string): Omit<Found, "fix"> {
  const left = change.deposed === undefined ? "" : ", left over from a replacement,";
  return { verdict: "block", address: change.address, action, what: `${named(change)}${left} ${what}` };
}

function renameOf({ renames }: PlanView, { address, deposed }: ResourceChange) {
  return deposed === undefined ? renames.find(({ from }) => from === address) : undefined;
}

/** Whether the same object is imported elsewhere in the same plan. */
function isTakenOver({ plan }: PlanView, { type, before }: ResourceChange): boolean {
  const id = before?.["id"];
  return plan.changes.some(
    (other) =>
      other.type === type && typeof id === "string" && other.importId === id && other.before !== null && isKept(other),
  );
}

function isKept(change: ResourceChange): boolean {
  return fateOf(change) === "kept";
}

/**
 * Whether it is the second step of a retirement: a destroy of the whole stack, whose configuration still declares the entry
 * and says `prevent_destroy = false` in so many words, as the one before did.
 */
function isRetired({ plan, stack, base }: PlanView, change: ResourceChange): boolean {
  const { address, reason, deposed } = change;
  const isDestroy = plan.changes.every(({ actions }) => actions.every((one) => one === "delete" || one === "no-op"));
  const givesUp = (file: typeof stack): boolean =>
    preventsDestroy(file?.resources.get(withoutKeys(address)) ?? {}) === false;
  return (
    isDestroy &&
    !plan.errored &&
    reason === undefined &&
    deposed === undefined &&
    plan.declared.has(withoutKeys(address)) &&
    givesUp(stack) &&
    (base === undefined || givesUp(base))
  );
}

/** Entries of the state that a failed plan says nothing of. */
function unplanned({ plan }: PlanView): Found[] {
  if (!plan.errored) return [];
  const planned = new Set(plan.changes.flatMap(({ address, previousAddress }) => [address, previousAddress]));
  return plan.prior
    .filter(({ address, type, values }) => entryType(type, values) !== undefined && !planned.has(address))
    .map(({ address }) => ({
      verdict: "block",
      address,
      action: "unknown",
      what: `${address} is an entry, and planning failed before it was told what becomes of it`,
      fix: "fix what Terraform complains of and plan again; `Instance cannot be destroyed` means that this change would have lost it",
    }));
}

function destroyedFix({ reason, deposed }: ResourceChange): string {
  if (deposed !== undefined) return `bring the address back under its name before anything is applied; ${retire}`;
  if (reason === undefined) {
    return `leave the entry out of what is destroyed; ${retire}, and name the stack's file for the guard: --stack <cdk.tf.json>`;
  }
  return `put it back as it was; where it was renamed, write a \`moved\` block; ${retire}`;
}

function replacedFix({ replacePaths, reason }: ResourceChange): string {
  if (replacePaths.length === 0) {
    return reason === "replace_because_tainted"
      ? "run `terraform untaint` on it"
      : "take away what asks for the replacement";
  }
  const names = [...new Set(replacePaths)].map((path) => `\`${path}\``).join(", ");
  return `put ${names} back as it was, or add it to \`lifecycle.ignore_changes\`; for another address, declare another entry beside it and move players first`;
}
