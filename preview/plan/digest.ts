import { createHash } from "node:crypto";
import { isObject, type JsonObject } from "./json";
import type { Plan, ResourceChange } from "./plan";

/**
 * Names what a plan does: `sha256:` over actions, addresses and values, sorted, without times or what stays as it is. What
 * the plan marks as sensitive takes no part, since a digest that is shown would let it be guessed.
 */
export function semanticDigest({ changes, outputs, errored }: Plan): string {
  const resources = changes.filter(doesSomething).map((change) => {
    const { address, previousAddress, deposed, actions, afterUnknown, replacePaths, importId } = change;
    const [before, after] = [shown(change.before, change.beforeSensitive), shown(change.after, change.afterSensitive)];
    return sorted({ address, previousAddress, deposed, actions, before, after, afterUnknown, replacePaths, importId });
  });
  const published = outputs
    .filter(({ actions }) => !isNothing(actions))
    .map(({ name, actions, before, after, beforeSensitive, afterSensitive }) =>
      sorted({ name, actions, before: shown(before, beforeSensitive), after: shown(after, afterSensitive) }),
    );
  // in JSON a line end is escaped, so nothing can pass for two lines
  const lines = [`errored ${String(errored)}`, ...resources.sort(), "outputs", ...published.sort()];
  return `sha256:${createHash("sha256").update(lines.join("\n")).digest("hex")}`;
}

function doesSomething({ actions, previousAddress, importId }: ResourceChange): boolean {
  return !isNothing(actions) || previousAddress !== undefined || importId !== undefined;
}

function isNothing(actions: readonly string[]): boolean {
  return actions.every((action) => action === "no-op");
}

/** The value, with a mark in place of what is sensitive. */
function shown(value: unknown, sensitive: unknown): unknown {
  if (sensitive === true) return "(sensitive)";
  if (!hides(sensitive)) return value;
  if (Array.isArray(value) && Array.isArray(sensitive)) {
    return value.map((one, index) => shown(one, sensitive[index]));
  }
  if (!isObject(value) || !isObject(sensitive)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shown(one, sensitive[name])]));
}

function hides(sensitive: unknown): boolean {
  if (typeof sensitive !== "object" || sensitive === null) return sensitive === true;
  return Object.values(sensitive).some(hides);
}

/** JSON in which the order of names means nothing. Terraform sorts them, so there is mostly nothing to do. */
function sorted(value: object): string {
  return JSON.stringify(
    Object.entries(value).map(([name, one]: [string, unknown]) => [name, isSorted(one) ? one : sort(one)]),
  );
}

function isSorted(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  let last = "";
  for (const name in value) {
    if (name < last || !isSorted((value as JsonObject)[name])) return false;
    last = name;
  }
  return true;
}

function sort(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sort);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, sort(one)]));
}
