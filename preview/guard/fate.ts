import type { ResourceChange } from "../plan/plan";

/** What becomes of an object: `unclear` for what this version has never heard of. */
export type Fate = "kept" | "destroyed" | "replaced" | "forgotten" | "unclear";

const harmless = new Set(["no-op", "create", "update", "read"]);

/** What becomes of the object that is there now. */
export function fateOf({ actions }: ResourceChange): Fate {
  if (actions.every((action) => harmless.has(action))) return "kept";
  if (!actions.every((action) => harmless.has(action) || action === "delete" || action === "forget")) return "unclear";
  if (actions.includes("create")) return "replaced";
  return actions.includes("delete") ? "destroyed" : "forgotten";
}

/** Whether the object that is there now is not there afterwards, or is nobody's. */
export function isLost(change: ResourceChange): boolean {
  return change.before !== null && fateOf(change) !== "kept";
}

const acts = {
  kept: "keep",
  destroyed: "delete",
  replaced: "replace",
  forgotten: "forget",
  unclear: "unknown",
} as const;

/** What becomes of the object, as the one word that an approval names. */
export function actionOf(change: ResourceChange): string {
  return acts[fateOf(change)];
}

const reasons: ReadonlyMap<string, string> = new Map(
  Object.entries({
    delete_because_no_resource_config: "its block is gone from the configuration",
    delete_because_no_module: "its module is gone from the configuration",
    delete_because_wrong_repetition: "`count` or `for_each` came or went",
    delete_because_count_index: "`count` is lower than its number",
    delete_because_each_key: "its key is gone from `for_each`",
    delete_because_no_move_target: "it was moved to where nothing is declared",
    replace_because_tainted: "it is marked as tainted",
    replace_by_request: "`-replace` asks for it",
    replace_by_triggers: "`replace_triggered_by` asks for it",
  }),
);

/** Why, as it ends a sentence: `: its block is gone from the configuration`. */
export function why({ reason, replacePaths }: ResourceChange): string {
  if (replacePaths.length > 0) {
    const paths = [...new Set(replacePaths)].map((path) => `\`${path}\``).join(", ");
    return `: ${paths} cannot change in place`;
  }
  const words = reasonInWords(reason);
  return words === undefined ? "" : `: ${words}`;
}

/** What Terraform's name of a reason means; undefined where this version has never heard of it. */
export function reasonInWords(reason: string | undefined): string | undefined {
  return reason === undefined ? undefined : reasons.get(reason);
}
