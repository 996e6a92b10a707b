import { entryOf } from "../guard/entries";
import { withoutKeys } from "../plan/address";
import { countsOf } from "../plan/counts";
import { isObject, list, object } from "../plan/json";
import type { OutputChange, Plan, ResourceChange } from "../plan/plan";
import type { Redactor } from "../redact/redactor";
import type { PreviewChange, PreviewStack } from "../report/preview-schema";
import { attributePath } from "./attribute-path";
import { differences, type Difference, type Side } from "./differences";
import { shortened } from "./shortened";

/** Attributes that are told of one change. */
const most = 50;
const unknown = "(known after apply)";

/** What a plan does, as it may be shown: the redactor has learnt the secrets of the whole run. */
export function describePlan(
  plan: Plan,
  redactor: Redactor,
): Pick<PreviewStack, "counts" | "changes" | "outputs" | "drift"> {
  const masked = (text: string): string => redactor.text(text);
  return {
    counts: { ...countsOf(plan.changes) },
    changes: plan.changes.filter(doesSomething).map((change) => describe(change, redactor)),
    outputs: plan.outputs.filter(({ actions }) => !isNothing(actions)).map((one) => describeOutput(one, redactor)),
    drift: plan.drift
      .filter((change) => isDrift(change, plan.written))
      .map(({ address, actions }) => ({ address: masked(address), actions: [...actions] })),
  };
}

/** What only the provider has a say in changes all the time: an address is bound, a counter goes up. */
function isDrift({ address, actions, before, after }: ResourceChange, written: Plan["written"]): boolean {
  if (actions.some((action) => action !== "update")) return true;
  const names = written.get(withoutKeys(address)) ?? Object.keys(after ?? {});
  return [...names].some((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
}

function doesSomething({ actions, previousAddress, importId }: ResourceChange): boolean {
  return !isNothing(actions) || previousAddress !== undefined || importId !== undefined;
}

function isNothing(actions: readonly string[]): boolean {
  return actions.every((action) => action === "no-op");
}

function describe(change: ResourceChange, redactor: Redactor): PreviewChange {
  const { address, previousAddress, deposed, type, name, actions, reason, replacePaths, importId } = change;
  const all = differing(change, redactor);
  const masked = (text: string): string => redactor.text(text);
  return {
    address: masked(address),
    ...(previousAddress !== undefined && { previousAddress: masked(previousAddress) }),
    ...(deposed !== undefined && { deposed: masked(deposed) }),
    type: masked(type),
    name: masked(name),
    actions: [...actions],
    ...(reason !== undefined && { reason }),
    replacePaths: replacePaths.map(masked),
    ...(importId !== undefined && { importId: masked(importId) }),
    entry: entryOf(change) !== undefined,
    attributes: all.slice(0, most).map((one) => describeAttribute(one, redactor)),
    attributesLeftOut: Math.max(0, all.length - most),
  };
}

/** Of what is created, only what is known: the rest is true of every one of its type. */
function differing(change: ResourceChange, redactor: Redactor): Difference[] {
  const { address, before, after, afterUnknown } = change;
  const marks = (value: unknown, mask: unknown): unknown => redactor.marks(address, value, mask);
  const old = sideOf(before, false, marks(before, change.beforeSensitive));
  const all = differences(old, sideOf(after, afterUnknown, marks(after, change.afterSensitive)));
  return old === undefined ? all.filter((one) => one.after?.unknown !== true) : all;
}

function sideOf(value: unknown, unknownParts: unknown, mask: unknown): Side | undefined {
  return value === null ? undefined : { value, unknown: unknownParts, mask };
}

function describeAttribute(
  { path, before, after }: Difference,
  redactor: Redactor,
): PreviewChange["attributes"][number] {
  const names = path.filter((step) => typeof step === "string");
  const told = (side: Side): string =>
    side.unknown === true ? unknown : short(redactor.value(side.value, side.mask, names), redactor);
  return {
    path: redactor.text(attributePath(path.map((step) => (typeof step === "string" ? redactor.text(step) : step)))),
    ...(before !== undefined && { before: told(before) }),
    ...(after !== undefined && { after: told(after) }),
  };
}

function describeOutput(output: OutputChange, redactor: Redactor): PreviewStack["outputs"][number] {
  const { name, actions, before, after, afterUnknown, beforeSensitive, afterSensitive } = output;
  const told = (value: unknown, mask: unknown, shown = value): string =>
    shown === unknown ? unknown : short(redactor.output({ name, value, mask }, shown), redactor);
  const isLeft = !actions.includes("delete") || actions.includes("create");
  return {
    name: redactor.text(name),
    actions: [...actions],
    ...(before !== null && before !== undefined && { before: told(before, beforeSensitive) }),
    ...(isLeft && { after: told(after, afterSensitive, withUnknown(after, afterUnknown)) }),
  };
}

/** The value, with words in place of what only the apply gives: the plan has null there, or nothing. */
function withUnknown(value: unknown, mask: unknown): unknown {
  if (mask === true || (value === undefined && mask === undefined)) return unknown;
  if (Array.isArray(mask)) {
    const length = Math.max(mask.length, list(value).length);
    return Array.from({ length }, (_, index) => withUnknown(list(value)[index] ?? null, list(mask)[index]));
  }
  if (!isObject(mask)) return value;
  const masked = Object.entries(mask).map(([name, one]) => [name, withUnknown(object(value)[name] ?? null, one)]);
  return { ...object(value), ...Object.fromEntries(masked) };
}

/** Cut, a text may look different from what it was: `sha256:` and half a digest. */
function short(text: string, redactor: Redactor): string {
  return redactor.text(shortened(text));
}
