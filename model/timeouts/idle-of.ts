import type { CloudModel } from "../cloud-model";
import type { EntryKind } from "../entry";
import type { Idle } from "./idle";

/** How long the hops of a cloud bear silence behind an entry of that kind. */
export function idleOf(
  { idle, idleByEntry = {} }: Pick<CloudModel, "idle" | "idleByEntry">,
  kind: EntryKind = "anycast",
): Idle {
  return idleByEntry[kind] ?? idle;
}
