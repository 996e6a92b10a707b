import type { Cloud } from "../../provider/cloud";
import { cloudError } from "../../provider/cloud-error";
import type { Group } from "../../value/value";
import type { Change, Objection } from "../behaviour";

/** What an API of AWS answers, as the provider writes it. */
export function apiError(code: string, message: string): string {
  return cloudError("aws_", code, message);
}

export function onCreate(judge: (after: Group, cloud: Cloud) => string | undefined): Objection {
  return ({ before, after, cloud }) => (before === null && after !== null ? judge(after, cloud) : undefined);
}

/** Objects to a create or an update. */
export function onWrite(judge: (after: Group, change: Change) => string | undefined): Objection {
  return (change) => (change.after === null ? undefined : judge(change.after, change));
}

export function onDelete(judge: (before: Group, change: Change) => string | undefined): Objection {
  return (change) => (change.after === null && change.before !== null ? judge(change.before, change) : undefined);
}

/** The first of the reasons there is. */
export function either(...reasons: readonly (() => string | undefined)[]): string | undefined {
  for (const reason of reasons) {
    const words = reason();
    if (words !== undefined) return words;
  }
  return undefined;
}
