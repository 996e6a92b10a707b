import { differences } from "../../preview/changes/differences";
import type { ResourceChange } from "../../preview/plan/plan";

/** Attributes that a change sets, with what they say before and after it. */
export function differencesOf({ before, after, afterUnknown, beforeSensitive, afterSensitive }: ResourceChange) {
  const found = differences(
    { value: before, unknown: undefined, mask: beforeSensitive },
    { value: after, unknown: afterUnknown, mask: afterSensitive },
  );
  return found.map(({ path, before: was, after: is }) => ({ path, before: was?.value, after: is?.value }));
}
