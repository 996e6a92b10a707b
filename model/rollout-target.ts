import type { Rollout } from "./rollout";
import type { Path } from "./rule";

/** How a rollout calls home among the edges. */
export const rolloutHome = "home";

/** The setting that a step of a rollout sets in a place. */
export function rolloutTarget(by: Rollout["by"], key: string): Path {
  if (by === "dns-weight") return ["dns", "spread", "weights", key];
  if (key === rolloutHome) return ["home", "dialPercent"];
  return ["edges", key, by === "dial" ? "dialPercent" : "entryWeight"];
}
