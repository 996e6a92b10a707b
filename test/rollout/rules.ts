import type { Course } from "../../rollout/course";
import type { next } from "../../rollout/next";

/** Whoever decides: the real one, or one with a mistake in it. */
export type Decide = typeof next;

export interface Rules {
  readonly course: Course;
  readonly decide: Decide;
  /** Most faults in one story. That places fail and recover, and that looks are late or see a part, is none, and has no end. */
  readonly faults: number;
  /** Whether one command at a time runs: what a crash leaves of a lock hinders nobody. @default true */
  readonly locks?: boolean;
}
