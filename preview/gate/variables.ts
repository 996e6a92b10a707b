import type { JsonObject } from "../affected/json";
import { blocksIn } from "./blocks";

/** Names of the variables that stacks declare, and whether one of them says that its value is a secret. */
export function variablesOf(stacks: readonly JsonObject[]): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { labels, body } of stacks.flatMap((stack) => blocksIn(stack["variable"], 1, []))) {
    const { sensitive = false } = body;
    const [name = ""] = labels;
    found.set(name, found.get(name) === true || (sensitive !== false && sensitive !== "false"));
  }
  return found;
}
