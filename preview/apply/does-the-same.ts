import { semanticDigest } from "../plan/digest";
import type { Plan } from "../plan/plan";

/** Whether two plans do the same, with the same values: those too that a digest which is shown leaves out. */
export function doesTheSame(one: Plan, other: Plan): boolean {
  return semanticDigest(inClear(one)) === semanticDigest(inClear(other));
}

function inClear(plan: Plan): Plan {
  const marks = { beforeSensitive: false, afterSensitive: false };
  return {
    ...plan,
    changes: plan.changes.map((change) => ({ ...change, ...marks })),
    outputs: plan.outputs.map((output) => ({ ...output, ...marks })),
  };
}
