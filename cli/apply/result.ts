import type { Checked } from "../../preview/apply/check";
import type { Finding } from "../../preview/guard/report";
import type { PreviewReport } from "../../preview/report/preview-schema";
import { leftOf, type Left } from "./left";
import type { Outcome } from "./outcomes";

/** What `anycast-edge apply --json` prints: stacks by what became of them. */
export interface ApplyResult {
  readonly schema: "apply/v1";
  readonly world: PreviewReport["world"];
  readonly applied: readonly string[];
  /** Their states are as if the plans had been applied already. */
  readonly already: readonly string[];
  readonly failed: readonly string[];
  /** They failed, and their states are as they were. */
  readonly untouched: readonly string[];
  readonly notStarted: readonly string[];
  /** Another preview is needed for them. */
  readonly left: readonly Left[];
  /** What the guard has against it. */
  readonly objections: readonly Finding[];
}

/** Sums up; without outcomes nothing was started. */
export function resultOf(
  { ready, done, left, objections }: Checked,
  world: ApplyResult["world"],
  outcomes: ReadonlyMap<string, Outcome> = new Map<string, Outcome>(),
): ApplyResult {
  const ids = ready.map(({ stack }) => stack.id);
  const those = (wanted: Outcome): string[] => ids.filter((id) => (outcomes.get(id) ?? "not-started") === wanted);
  return {
    schema: "apply/v1",
    world,
    applied: those("applied"),
    already: done,
    failed: those("failed"),
    untouched: those("untouched"),
    notStarted: those("not-started"),
    left: leftOf(left),
    objections,
  };
}
