import type { Lost } from "../network/network";

/**
 * What measures in a drill: a real program, the drill's own players, or something that does what the simulator's rules say a cloud does.
 */
export type Measurer = "haproxy" | "dispatcher" | "players" | "stand-in";

/** Somebody who finds out by himself whether others are well. */
export interface Watcher {
  /** As the simulator calls him: `the load balancer of home`. */
  readonly who: string;
  /** What he is here. */
  readonly by: Measurer;
  /** Parts that he watches. */
  readonly subjects: readonly string[];
  /**
   * Resolves as soon as he has found these well once more.
   *
   * @param lost roads that are about to be lost
   */
  passed(subjects: readonly string[], lost: Lost): Promise<void>;
}

/** Is told that a watcher takes a part for unwell from now on. */
export type Finds = (who: string, subject: string) => void;
