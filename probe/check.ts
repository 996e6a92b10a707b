import type { World } from "./world";

/** `not-looked-at`: it cannot be told from here, or is nothing to judge; `found` says why. */
type Verdict = "ok" | "different" | "unreachable" | "not-looked-at";

/** What a look came to. */
export interface Finding {
  readonly verdict: Verdict;
  /** What was seen, in a few words. */
  readonly found: string;
  readonly milliseconds?: number;
  /** What a person needs to know to understand it. */
  readonly because?: string;
  /** What to do, as an instruction. */
  readonly fix?: string;
}

/** One thing to look at. */
export interface Check {
  /** `entry`, `edge tokyo`, `names`, `https`. */
  readonly part: string;
  /** `tcp 7000 of 198.51.100.1 (game)`. */
  readonly asks: string;
  readonly expected: string;
  readonly look: (world: World, signal: AbortSignal) => Promise<Finding>;
}
