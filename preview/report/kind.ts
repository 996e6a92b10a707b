import type { PreviewChange } from "./preview-schema";

// the worst first
const kinds = ["delete", "replace", "forget", "unclear", "update", "create", "keep"] as const;

/** What becomes of an object; `unclear`: actions that this version has never heard of. */
export type Kind = (typeof kinds)[number];

/** How each is said, and the sign at the start of its line in a diff. */
export const kindWords: Readonly<
  Record<Kind, { readonly sign: string; readonly verb: string; readonly done: string }>
> = {
  delete: { sign: "-", verb: "destroy", done: "destroyed" },
  replace: { sign: "-", verb: "replace", done: "replaced" },
  forget: { sign: "-", verb: "forget", done: "forgotten" },
  unclear: { sign: "-", verb: "do something unknown to", done: "changed in an unknown way" },
  update: { sign: "!", verb: "change", done: "changed" },
  create: { sign: "+", verb: "create", done: "created" },
  keep: { sign: "!", verb: "keep", done: "kept" },
};

const known = new Set(["no-op", "read", "create", "update", "delete", "forget"]);

/** What becomes of the object. */
export function kindOf({ actions }: Pick<PreviewChange, "actions">): Kind {
  if (!actions.every((action) => known.has(action))) return "unclear";
  const does = (action: string): boolean => actions.includes(action);
  if (does("delete") || does("forget")) return does("create") ? "replace" : does("delete") ? "delete" : "forget";
  return does("update") ? "update" : does("create") ? "create" : "keep";
}

/** Whether the object that is there now is not there afterwards, is nobody's, or may be. */
export function isLost(change: Pick<PreviewChange, "actions">): boolean {
  return kinds.indexOf(kindOf(change)) < kinds.indexOf("update");
}

/** Sorts entries first, then by what becomes of them, the worst first. */
export function byWeight(one: PreviewChange, other: PreviewChange): number {
  return weight(one) - weight(other);
}

function weight(change: PreviewChange): number {
  return kinds.indexOf(kindOf(change)) - (change.entry && isLost(change) ? kinds.length : 0);
}
