import type { PlanState } from "./plan-state";

/** Whether nothing has been written to a state in between. */
export function isSameState(one: PlanState, other: PlanState): boolean {
  return one.lineage === other.lineage && one.serial === other.serial;
}
