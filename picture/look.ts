import type { Flow } from "../simulator/landing";

/** How a flow is drawn: by the way it takes, or as one that gets nowhere. */
export type Look = "entry" | "edge" | "stranded";

/** How a flow is drawn. */
export function lookOf({ by, works }: Pick<Flow, "by" | "works">): Look {
  return by === "nowhere" || !works ? "stranded" : by;
}
