import type { Comparison } from "../affected/comparison";
import type { AffectedStack } from "../affected/report-schema";
import { describePlan } from "../changes/describe-changes";
import { semanticDigest } from "../plan/digest";
import type { Redactor } from "../redact/redactor";
import type { PreviewStack } from "../report/preview-schema";
import { excerpt } from "../synthesis/excerpt";
import { environmentOf } from "./environment-of";
import { masked } from "./masked";
import type { Outcome } from "./outcome";
import type { Material } from "./material";

/** A stack of a report before its plan is kept. */
export type Described = Omit<PreviewStack, "plan" | "seal">;

/** What is told of one stack, masked. */
export function describeStack(outcome: Outcome, redactor: Redactor, { request, comparison }: Material): Described {
  const { stack, status, planned, projectedFrom, seconds } = outcome;
  const { id, from, reasons, reasonsLeftOut, dependencies, digest } = stack;
  const described = planned === undefined ? nothing : describePlan(planned.plan, redactor);
  return {
    id,
    ...environmentOf(id, request.declared.environments),
    class: stack.class,
    ...(from !== undefined && { from }),
    reasons: reasons.map((reason) => masked(reason, redactor)),
    reasonsLeftOut,
    dependencies: [...dependencies],
    digest,
    state: planned === undefined ? null : { backend: backendOf(stack, comparison), ...planned.state },
    status,
    refreshed: planned?.refreshed ?? false,
    projectedFrom: [...projectedFrom],
    ...described,
    left: stack.class === "removed" ? (planned?.plan.prior.length ?? 0) : 0,
    planDigest: planned === undefined ? null : semanticDigest(planned.plan),
    seconds: rounded(seconds),
    ...(outcome.failure !== undefined && { problem: problemOf(outcome.failure, redactor) }),
  };
}

function backendOf({ id, class: kind }: AffectedStack, { head, base }: Comparison): string {
  return (kind === "removed" ? base : head)?.[id]?.backend.type ?? "local";
}

const nothing: ReturnType<typeof describePlan> = {
  counts: { create: 0, update: 0, replace: 0, delete: 0, forget: 0, move: 0, import: 0 },
  changes: [],
  outputs: [],
  drift: [],
};

/** Masked before it is shortened: half a secret would not be known for one. */
function problemOf({ code, what, fix, said }: NonNullable<Outcome["failure"]>, redactor: Redactor) {
  const told = said === undefined ? "" : `:\n${excerpt(redactor.text(said))}`;
  return { code, what: `${redactor.text(what)}${told}`, fix };
}

function rounded({ init, plan, show }: PreviewStack["seconds"]): PreviewStack["seconds"] {
  const [a = 0, b = 0, c = 0] = [init, plan, show].map((one) => Math.round(one * 1000) / 1000);
  return { init: a, plan: b, show: c };
}
