import type { Problem } from "../../model/problem";
import type { JsonObject } from "../affected/json";
import type { AffectedStack } from "../affected/report-schema";
import type { Plan } from "../plan/plan";
import type { PreviewStack } from "../report/preview-schema";

/** A plan that was made, for as long as the stack's folder lies there. */
export interface Planned {
  readonly plan: Plan;
  /** What `terraform show -json` said, with all that `plan` leaves out. It is read anew each time, to save memory. */
  readonly raw: () => JsonObject;
  /** The saved plan, and the lock file it was made with. */
  readonly file: string;
  readonly lock: string | null;
  readonly state: Omit<NonNullable<PreviewStack["state"]>, "backend">;
  readonly refreshed: boolean;
}

/** What became of the attempt to plan a stack. Nothing is masked yet. */
export interface Outcome {
  readonly stack: AffectedStack;
  readonly status: PreviewStack["status"];
  readonly planned?: Planned;
  readonly projectedFrom: readonly string[];
  readonly seconds: PreviewStack["seconds"];
  /** Why there is no plan, or no whole one; `said` is what a program printed. */
  readonly failure?: Problem & { readonly said?: string };
}
