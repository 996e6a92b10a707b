import type { Reason } from "../../../../simulator/landing";
import type { Routed } from "../../../../simulator/routing/routed";

/** What gets which share, why, and whether documents are silent. */
export type Expected = readonly [to: string, share: number, reason: Reason, undocumented?: "undocumented"];

/** What a document says of a rule, as an example. */
export interface Case<Given, Answer = readonly Expected[]> {
  readonly title: string;
  /** Where it is said: `AWS sheet, section 9, R5`, `docs/operations/dispatch.md, How it chooses`; `design: decision 25` where it is taken. */
  readonly source: string;
  readonly given: Given;
  /** In the order of the answer. */
  readonly expect: Answer;
}

/** A rule's answer as a case has it. */
export function asExpected(routed: readonly Routed<string>[]): Expected[] {
  return routed.map(({ target = "nowhere", share, reason, undocumented }) => {
    const rounded = Number(share.toFixed(6));
    return undocumented ? [target, rounded, reason, "undocumented"] : [target, rounded, reason];
  });
}
