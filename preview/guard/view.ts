import type { Plan } from "../plan/plan";
import type { StackFile } from "../stack/stack-file";
import { renamesOf, type Rename } from "./rename";

/** The first and the last of some port numbers. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** What can be said of one stack. */
export interface Evidence {
  /** What the stack is called in messages. */
  readonly name: string;
  readonly plan: Plan;
  /** The configuration that was planned. */
  readonly stack?: StackFile;
  /** The configuration that is deployed now. */
  readonly base?: StackFile;
  /** Ports that the world may reach. */
  readonly ports?: readonly PortRange[];
}

/** What the rules look at. */
export interface PlanView extends Evidence {
  readonly renames: readonly Rename[];
}

/** Works out what several rules need. */
export function viewOf(evidence: Evidence): PlanView {
  return { ...evidence, renames: renamesOf(evidence.plan.changes) };
}
