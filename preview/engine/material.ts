import type { Comparison } from "../affected/comparison";
import type { Outcome } from "./outcome";
import type { PreviewRequest } from "./preview";
import type { Program } from "./program";

/** All that a report is made of. */
export interface Material {
  readonly request: PreviewRequest;
  readonly comparison: Comparison;
  readonly program: Program;
  readonly outcomes: readonly Outcome[];
  readonly started: Date;
}
