import { isObject, type Json, type JsonObject } from "../../../../preview/affected/json";
import { items, members } from "../../../../preview/projection/members";
import type { Outcome } from "./world";

/** How a plan against promises holds against the plan after the apply: `same`, or all that is wrong. */
export function verdict(projected: Outcome, real: Outcome | undefined): unknown {
  if (typeof projected === "string") return typeof real === "string" ? `${projected}, too` : projected;
  if (typeof real !== "object") return { projected: actionsOf(projected), real };
  const [told, done] = [actionsOf(projected), actionsOf(real)];
  const wrong = contradictions(projected, real);
  const trace = ["resource_changes", "output_changes", "planned_values", "variables", "relevant_attributes"].filter(
    (key) => JSON.stringify(projected[key] ?? []).includes("__preview_"),
  );
  const same = JSON.stringify(told) === JSON.stringify(done) && wrong.length === 0 && trace.length === 0;
  return same ? "same" : { told, done, wrong, trace };
}

/** Actions by address and by output, without those that do nothing. */
function actionsOf(plan: JsonObject): Readonly<Record<string, string>> {
  const all = changesOf(plan).map(([place, { actions }]) => [place, JSON.stringify(actions)] as const);
  return Object.fromEntries(all.filter(([, action]) => action !== '["no-op"]').sort());
}

/** Where one plan says that it knows a value, and the other one has another. */
function contradictions(projected: JsonObject, real: JsonObject): string[] {
  const truth = new Map(changesOf(real));
  return changesOf(projected).flatMap(([place, { after = null, after_unknown: unknown = false }]) => {
    const other = truth.get(place);
    return differing(after, unknown, other?.["after"] ?? null).map((path) => `${place}${path}`);
  });
}

function changesOf(plan: JsonObject): [string, JsonObject][] {
  const resources = items(plan["resource_changes"]).map((one): [string, JsonObject] => [
    JSON.stringify(members(one)["address"]),
    members(members(one)["change"]),
  ]);
  const outputs = Object.entries(members(plan["output_changes"])).map(([name, change]): [string, JsonObject] => [
    `output.${name}`,
    members(change),
  ]);
  return [...resources, ...outputs];
}

function differing(value: Json, unknown: Json, truth: Json): string[] {
  if (unknown === true) return [];
  if (Array.isArray(value) && Array.isArray(truth) && value.length === truth.length) {
    return (value as readonly Json[]).flatMap((one, index) =>
      differing(one, items(unknown)[index] ?? false, (truth as readonly Json[])[index] ?? null).map(
        (path) => `[${index}]${path}`,
      ),
    );
  }
  if (isObject(value) && isObject(truth)) {
    const names = [...new Set([...Object.keys(value), ...Object.keys(truth)])];
    return names.flatMap((name) =>
      differing(value[name] ?? null, members(unknown)[name] ?? false, truth[name] ?? null).map(
        (path) => `.${name}${path}`,
      ),
    );
  }
  return JSON.stringify(value) === JSON.stringify(truth) ? [] : [""];
}
