import type { Checked } from "../../preview/apply/check";
import type { Outcome } from "./outcomes";

/** Tells those that failed before anything of them was written, as with a lock that somebody holds, from the others. */
export async function lookAgain(
  outcomes: ReadonlyMap<string, Outcome>,
  { ready, isUntouched }: Pick<Checked, "ready" | "isUntouched">,
): Promise<ReadonlyMap<string, Outcome>> {
  const seen = new Map(outcomes);
  for (const one of ready) {
    const { id } = one.stack;
    if (seen.get(id) === "failed" && (await isUntouched(one))) seen.set(id, "untouched");
  }
  return seen;
}
