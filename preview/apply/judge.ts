import type { Snapshot } from "../affected/snapshot";
import type { StackSnapshot } from "../affected/stack-snapshot";
import { stackJson } from "../affected/stack-json";
import { refusal, type Approval } from "../guard/approval";
import { guard, type Subject } from "../guard/guard";
import type { Finding } from "../guard/report";
import type { StateOwner } from "../guard/rule";
import type { PreviewReport } from "../report/preview-schema";
import { readStack } from "../stack/stack-file";
import type { LaidOut } from "./laid-out";

/** What the guard is asked before stacks are applied. */
export interface Judgement {
  /** All that were approved together: what concerns several is bound to the digest of all their plans. */
  readonly approved: readonly LaidOut[];
  /** Those that are really to be applied. */
  readonly ready: readonly LaidOut[];
  /** What is declared here. */
  readonly present: Snapshot;
  /** What was declared before; undefined where that cannot be told here, and bundles are believed. */
  readonly base: Snapshot | undefined;
  readonly approvals: readonly Approval[];
  readonly report: PreviewReport;
  /** Whether a stack is meant. */
  readonly isMeant: (id: string) => boolean;
  readonly now: Date;
}

/** What the guard has against it, and nobody has approved. The report is believed only where it has more against it. */
export function objections(judgement: Judgement): readonly Finding[] {
  const { approved, ready, present, base, approvals, now } = judgement;
  if (ready.length === 0) return [];
  const ids = new Set(ready.map(({ stack }) => stack.id));
  const subjects = approved.map((one) => subject(one, present, base));
  const states = base && {
    judged: approved.map(({ stack }) => stack.id),
    head: Object.values(present).map((one) => ({ ...owner(one), from: stackBefore(one, present, base)?.id })),
    base: Object.values(base).map(owner),
  };
  const { findings } = guard({ subjects, states, approvals, now });
  const own = findings.filter(
    ({ verdict, approval, stack }) =>
      verdict !== "warn" && approval?.granted !== true && (stack === null || ids.has(stack)),
  );
  return [...own, ...believed(judgement, findings)];
}

/** What the preview found of stacks that have no plan here, such as removed ones. What was found here again is not asked twice. */
function believed({ report, isMeant, approvals, now }: Judgement, judged: readonly Finding[]): readonly Finding[] {
  const planned = new Set(report.stacks.flatMap(({ id, plan }) => (plan === null ? [] : [id])));
  const again = new Set(judged.map(nameOf));
  return report.findings
    .filter((one) => one.verdict !== "warn" && !again.has(nameOf(one)))
    .filter(({ stack, address }) => (stack === null || !planned.has(stack)) && isMeant(stack ?? address))
    .filter((one) => !one.approvable || !approvals.some((approval) => isFor(approval, one, now)));
}

function isFor(approval: Approval, finding: Finding, now: Date): boolean {
  return approval.address === finding.address && refusal(approval, finding, now) === undefined;
}

function nameOf({ code, stack, address, action }: Finding): string {
  return JSON.stringify([code, stack, address, action]);
}

function subject(
  { stack: { id, plan: saved }, bundle: { evidence }, plan }: LaidOut,
  present: Snapshot,
  base?: Snapshot,
): Subject {
  const declared = present[id];
  const before = base === undefined ? evidence.base : jsonOf(declared && stackBefore(declared, present, base));
  return {
    name: id,
    file: saved?.file ?? id,
    plan,
    stack: declared && readStack(JSON.stringify(stackJson(declared)), id),
    base: before === null ? undefined : readStack(before, id),
    ports: evidence.ports ?? undefined,
  };
}

/** By its name, or under one that is gone, with the same state. What the report says of it could hide it. */
function stackBefore({ id, backend }: StackSnapshot, present: Snapshot, base: Snapshot): StackSnapshot | undefined {
  const gone = Object.values(base).filter((one) => present[one.id] === undefined);
  return base[id] ?? gone.find((one) => one.backend.identity === backend.identity);
}

function owner({ id, backend }: StackSnapshot): StateOwner {
  return { name: id, state: backend.identity };
}

function jsonOf(stack: StackSnapshot | undefined): string | null {
  return stack === undefined ? null : JSON.stringify(stackJson(stack));
}
