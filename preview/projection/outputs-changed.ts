import type { JsonObject } from "../affected/json";
import { items, members } from "./members";
import { isUnknown } from "./promised-outputs";

/**
 * Whether any of these outputs would be another one, or none, once a plan is applied.
 *
 * @param plan as `terraform show -json` writes it
 * @param read names of the outputs
 */
export function outputsChanged(plan: JsonObject, read: ReadonlySet<string> | "all"): boolean {
  return Object.entries(members(plan["output_changes"])).some(([name, change]) => {
    if (read !== "all" && !read.has(name)) return false;
    const { actions, after_unknown: unknown = false } = members(change);
    return items(actions).some((action) => action !== "no-op") || isUnknown(unknown);
  });
}
