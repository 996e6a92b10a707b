import { isObject, type Json, type JsonObject } from "../affected/json";
import { members } from "./members";

/** What a plan promises of one output. */
export interface PromisedOutput {
  /** What is known of it. Where it is not, null stands or nothing at all. */
  readonly value: Json;
  /** true in place of each value that only the apply gives. */
  readonly unknown: Json;
  /** As Terraform writes types in JSON: `["list", "string"]`. Absent where any of the value is unknown. */
  readonly type?: Json;
}

/** What a plan promises of a stack's outputs, by name. */
export type PromisedOutputs = ReadonlyMap<string, PromisedOutput>;

/**
 * What the outputs of a stack will be once its plan is applied.
 *
 * @param plan as `terraform show -json` writes it
 */
export function promisedOutputs(plan: JsonObject): PromisedOutputs {
  const planned = members(members(plan["planned_values"])["outputs"]);
  const changes = Object.entries(members(plan["output_changes"]));
  return new Map(
    changes.flatMap(([name, change]): [string, PromisedOutput][] => {
      const { after = null, after_unknown: unknown = false } = members(change);
      if (isUnknown(unknown)) return [[name, { value: after, unknown }]];
      const { type } = members(planned[name]);
      // an output that is null is in no state
      return after === null ? [] : [[name, { value: after, unknown, ...(type !== undefined && { type }) }]];
    }),
  );
}

/** Whether any of it is known only after the apply. */
export function isUnknown(mask: Json): boolean {
  if (Array.isArray(mask)) return (mask as readonly Json[]).some(isUnknown);
  return isObject(mask) ? Object.values(mask).some(isUnknown) : mask === true;
}
