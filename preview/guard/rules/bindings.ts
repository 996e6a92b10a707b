import type { BindingType } from "../../../model/identity";
import { list, isObject, object } from "../../plan/json";
import type { ResourceChange, Values } from "../../plan/plan";
import { bindingType, entryOf, entryType, isOwnAddress } from "../entries";
import { isLost } from "../fate";
import type { Found, GuardRule } from "../rule";
import type { PlanView } from "../view";

interface Binding {
  readonly change: ResourceChange;
  readonly kind: BindingType;
  /** Id of what it is bound to. */
  readonly target: unknown;
}

/** What sends players on from the entry: without it the address is there and leads nowhere. */
export const bindingRules: readonly GuardRule[] = [
  {
    code: "entry/unbound",
    title: "An entry would be unbound",
    source: "Tencent sheet, section 3.2; AWS sheet, section 4: an entry with nothing bound to it drops what comes",
    check: (view) =>
      severed(view).flatMap(({ binding: { change, kind }, again }) =>
        again
          ? []
          : [
              {
                verdict: "needs-approval",
                address: change.address,
                action: "unbind",
                attributes: [kind.to],
                what: `${change.address} would be removed, and nothing is bound in its place: players lose this way in`,
                fix: "bind the entry to what takes over in the same plan, or approve the outage",
              },
            ],
      ),
  },
  {
    code: "entry/rebound",
    title: "An entry would be unbound and bound again",
    source: "Tencent sheet, section 3.2: another instance is another association",
    check: (view) =>
      severed(view).flatMap(({ binding: { change, kind }, again }) =>
        again && !kind.shared
          ? [
              {
                verdict: "warn",
                address: change.address,
                action: "rebind",
                attributes: change.replacePaths,
                what: `${change.address} would be removed and made again: players are cut off in between`,
                fix: "apply it when few play",
              },
            ]
          : [],
      ),
  },
  {
    code: "entry/drained",
    title: "The last region behind an entry would be drained",
    source: "AWS sheet, section 7: a group with dial 0, or whose endpoints all weigh 0, takes no new connection",
    check: (view) => drained(view),
  },
];

/** Bindings that are lost, and whether the same plan binds again what they are bound to. */
function severed(view: PlanView): { readonly binding: Binding; readonly again: boolean }[] {
  const lost = view.plan.changes.filter(isLost).flatMap((change) => bindingOf(change, change.before));
  const concerning = lost.filter(({ target }) => !isToldElsewhere(view, target));
  const made = view.plan.changes
    .filter(({ actions }) => actions.includes("create"))
    .flatMap((change) => bindingOf(change, change.after));
  return concerning.map((binding) => ({ binding, again: isBoundAgain(view, binding, { lost, made }) }));
}

function bindingOf(change: ResourceChange, values: Values | null): Binding[] {
  const kind = bindingType(change.type);
  if (kind === undefined || values === null || change.deposed !== undefined) return [];
  return [{ change, kind, target: values[kind.to] }];
}

/** The address of a relay is not an entry; and an entry that is lost itself is told as such. */
function isToldElsewhere({ plan }: PlanView, target: unknown): boolean {
  return (
    plan.changes.some(
      (change) => entryOf(change) !== undefined && isLost(change) && goesBy(change, change.before, target),
    ) ||
    plan.changes.some((one) => isOwnAddress(one.type, one.before) && goesBy(one, one.before, target)) ||
    plan.prior.some((one) => isOwnAddress(one.type, one.values) && goesBy(one, one.values, target))
  );
}

function isBoundAgain(view: PlanView, binding: Binding, all: Record<"lost" | "made", readonly Binding[]>): boolean {
  const { change, kind, target } = binding;
  const sameKind = (other: Binding): boolean => other.kind === kind;
  const made = all.made.filter(sameKind);
  if (kind.shared) {
    const others = view.plan.changes
      .filter((one) => one !== change && !isLost(one))
      .flatMap((one) => bindingOf(one, one.after));
    if ([...others, ...made].some((other) => sameKind(other) && other.target === target)) return true;
    // the listener itself goes: what is made hangs on the next one, whose id is not known yet
    return all.lost.some((parent) => goesBy(parent.change, parent.change.before, target)) && made.some(isUnknown);
  }
  const lost = all.lost.filter((other) => sameKind(other) && other.target === target);
  const again = made.filter((other) => other.target === target);
  if (again.some((other) => other.change === change)) return true;
  // one that is made takes the place of one that is lost
  const left = lost.filter((one) => !isReplacedIn(one, lost, again));
  const free = again.filter((one) => !isReplacedIn(one, lost, again));
  return left.indexOf(binding) < free.length;
}

/** Whether the same resource is on both sides: removed, and made again. */
function isReplacedIn({ change }: Binding, lost: readonly Binding[], made: readonly Binding[]): boolean {
  return [lost, made].every((side) => side.some((one) => one.change === change));
}

function isUnknown({ target }: Binding): boolean {
  return target === undefined || target === null;
}

/** Whether others refer to it by that id. */
function goesBy(change: Pick<ResourceChange, "type">, values: Values | null, id: unknown): boolean {
  const attribute = bindingType(change.type)?.id ?? entryType(change.type, values)?.id ?? "id";
  return typeof id === "string" && values?.[attribute] === id;
}

/** Groups by what they are bound to, where all that are left take nothing, and one took something before. */
function drained({ plan }: PlanView): Found[] {
  const groups = plan.changes.filter(({ type, deposed }) => bindingType(type)?.shares && deposed === undefined);
  const targets = [...new Set(groups.flatMap(({ type, before }) => before?.[bindingType(type)?.to ?? ""] ?? []))];
  return targets.flatMap((target): Found[] => {
    const of = (change: ResourceChange, values: Values | null) =>
      values?.[bindingType(change.type)?.to ?? ""] === target;
    const [was, is] = [groups.filter((one) => of(one, one.before)), groups.filter((one) => of(one, one.after))];
    const last = is.find(({ actions }) => actions.includes("update")) ?? is[0];
    if (last === undefined || !was.some((one) => takes(one, one.before))) return [];
    if (is.some((one) => takes(one, one.after))) return [];
    const { dial, endpoints } = bindingType(last.type)?.shares ?? {};
    return [
      {
        verdict: "needs-approval",
        address: last.address,
        action: "drain",
        attributes: [dial, endpoints].filter((name) => name !== undefined),
        what: `${last.address}: with this, no region behind its listener takes new connections`,
        fix: "leave one region its share, or approve the outage",
      },
    ];
  });
}

/** Whether new connections go there: unless the dial is 0, or every endpoint weighs 0. */
function takes({ type, afterUnknown }: ResourceChange, values: Values | null): boolean {
  const shares = bindingType(type)?.shares;
  if (shares === undefined || values === null) return false;
  if (shares.dial !== undefined && values[shares.dial] === 0) return false;
  if (object(afterUnknown)[shares.endpoints] === true) return true;
  const weights = list(values[shares.endpoints]).filter(isObject);
  return weights.some((endpoint) => endpoint[shares.weight] !== 0);
}
