import { readFileSync } from "node:fs";
import type { Comparison } from "../affected/comparison";
import { stackJson } from "../affected/stack-json";
import { writeBundle, type BundleContent } from "../apply/bundle";
import { sealOf } from "../apply/seal";
import type { PreviewStack } from "../report/preview-schema";
import type { Described } from "./describe-stack";
import type { Header } from "./header";
import type { Outcome } from "./outcome";
import type { PreviewRequest } from "./preview";

/** One stack, and all that its plan is kept with. */
export interface PlanToSave {
  readonly outcome: Outcome;
  readonly told: Described;
  readonly header: Header;
  /** Seals the stack. */
  readonly runKey: Buffer;
  readonly comparison: Comparison;
  /** What is said of all stacks together: so that edits of those without a plan show. */
  readonly run: BundleContent["run"];
  readonly request: PreviewRequest;
}

const hoursGood = 24;

/** Keeps a stack's plan where it can be applied, and seals what is told of it. */
export async function withSavedPlan(wish: PlanToSave): Promise<PreviewStack> {
  const { outcome, told, header, runKey, comparison, request } = wish;
  const { planned, stack } = outcome;
  const { plans } = request;
  const { planDigest, state } = told;
  if (plans === undefined || planned === undefined || !mayBeApplied(outcome) || planDigest === null || state === null) {
    return { ...told, plan: null, seal: null };
  }
  const expires = new Date(Date.now() + hoursGood * 3_600_000).toISOString();
  const key = runKey.toString("base64");
  const before = comparison.base?.[stack.from ?? stack.id];
  const content: BundleContent = {
    schema: "bundle/v1",
    stack: stack.id,
    head: header.git.head.commit,
    digest: told.digest.head ?? {},
    runKey: key,
    plan: readFileSync(planned.file).toString("base64"),
    lock: planned.lock,
    state,
    planDigest,
    expires,
    run: wish.run,
    evidence: {
      base: before === undefined ? null : JSON.stringify(stackJson(before)),
      ports: request.declared.ports.get(stack.id)?.map(({ from, to }) => ({ from, to })) ?? null,
    },
  };
  const written = await writeBundle({ folder: plans.folder, content, recipient: plans.recipient });
  const unsealed = { ...told, plan: { ...written, expires } };
  return { ...unsealed, seal: sealOf(unsealed, header, key) };
}

/** A projected plan is a promise, one without a refresh may be out of date, and one that failed is no plan. */
function mayBeApplied({ status, planned }: Outcome): boolean {
  return status === "changes" && planned?.refreshed === true && planned.plan.complete && !planned.plan.errored;
}
