import { createHash } from "node:crypto";
import { countsOf } from "../plan/counts";
import { semanticDigest } from "../plan/digest";
import type { Plan } from "../plan/plan";
import { refusal, type Approval } from "./approval";
import { entryOf } from "./entries";
import type { Finding, GuardReport, PlanReport } from "./report";
import type { FleetRule, Found, GoneStack, GuardRule, States } from "./rule";
import { guardRules } from "./rules/all";
import { fleetRules } from "./rules/fleet";
import { verdicts, worst, type Verdict } from "./verdict";
import { viewOf, type Evidence } from "./view";

/** A plan, the file it is in, and what is known beside it. */
export interface Subject extends Evidence {
  readonly file: string;
}

/** What the guard is asked. */
export interface GuardInput {
  readonly subjects: readonly Subject[];
  /** Stacks that are deployed and that there is no plan for. */
  readonly gone?: readonly GoneStack[];
  /**
   * Where all stacks keep their states.
   *
   * @default - not known, so that nothing is said of a state that two stacks would write
   */
  readonly states?: States;
  readonly approvals?: readonly Approval[];
  readonly now: Date;
}

interface Place {
  readonly stack: string | null;
  readonly file: string | null;
  readonly plan: string;
}

/** Judges plans. Nothing is thrown, and no value of an attribute is in the report but ids and addresses of entries. */
export function guard({ subjects, gone = [], states, approvals = [], now }: GuardInput): GuardReport {
  const judged = subjects.map((subject) => {
    const [view, plan] = [viewOf(subject), semanticDigest(subject.plan)];
    const place = { stack: subject.name, file: subject.file, plan };
    const found = guardRules.flatMap((rule) => rule.check(view).map((one) => finding(rule, one, place)));
    return { subject, view, plan, findings: found.map((one) => approved(one, approvals, now)) };
  });
  const all = together(judged.map(({ plan }) => plan));
  const fleet = { views: judged.map(({ view }) => view), gone, states };
  const digests = new Map([
    ...judged.map(({ subject, plan }) => [subject.name, plan] as const),
    ...gone.map(planOfGone),
  ]);
  const between = fleetRules
    .flatMap((rule) =>
      rule.check(fleet).map((one) => finding(rule, one, { stack: null, file: null, plan: planOf(one.about, digests) })),
    )
    .map((one) => approved(one, approvals, now));
  const findings = [...judged.flatMap(({ findings }) => findings), ...between].sort(byWeight);
  return {
    schema: "guard/v1",
    verdict: worst(findings.map(effective)),
    digest: all,
    plans: judged.map(({ subject, plan, findings }) => planReport(subject, plan, findings)),
    findings,
    unusedApprovals: approvals.flatMap((approval) => unused(approval, findings, now)),
  };
}

function planOfGone({ name, plan }: GoneStack): readonly [string, string | undefined] {
  return [name, plan];
}

/** What an approval of something about several stacks is bound to: their plans, and no others. */
function planOf(names: readonly string[], digests: ReadonlyMap<string, string | undefined>): string {
  const [first, ...more] = names.map((name) => digests.get(name) ?? together([name]));
  return first !== undefined && more.length === 0
    ? first
    : together([...(first === undefined ? [] : [first]), ...more]);
}

function finding(rule: GuardRule | FleetRule, found: Found, place: Place): Finding {
  const { verdict, address, action, attributes = [], what, fix, move } = found;
  const approvable = verdict === "needs-approval" && rule.final !== true;
  return {
    code: rule.code,
    verdict,
    ...place,
    address,
    action,
    attributes: [...new Set(attributes)],
    what,
    fix,
    ...(move && { moved: move }),
    approvable,
  };
}

function approved(finding: Finding, approvals: readonly Approval[], now: Date): Finding {
  if (!finding.approvable) return finding;
  const meant = approvals.filter(({ address }) => address === finding.address);
  if (meant.length === 0) return finding;
  const refusals = meant.map((approval) => refusal(approval, finding, now));
  const counts = meant[refusals.indexOf(undefined)];
  if (counts === undefined) {
    return { ...finding, approval: { granted: false, refusals: refusals.filter((one) => one !== undefined) } };
  }
  const { by, why, expires } = counts;
  return { ...finding, approval: { granted: true, by, why, expires } };
}

function effective({ verdict, approval }: Finding): Verdict {
  return approval?.granted === true ? "warn" : verdict;
}

function byWeight(one: Finding, other: Finding): number {
  return verdicts.indexOf(effective(other)) - verdicts.indexOf(effective(one));
}

function unused(approval: Approval, findings: readonly Finding[], now: Date): GuardReport["unusedApprovals"] {
  const { address, action } = approval;
  const about = findings.filter((one) => one.address === address);
  if (about.some((one) => one.approvable && refusal(approval, one, now) === undefined)) return [];
  const [first] = about.filter(({ approvable }) => approvable);
  const told = { address, action };
  if (first !== undefined) return [{ ...told, why: refusal(approval, first, now) ?? "" }];
  const why = about.length === 0 ? "nothing asks for it" : "what is found there cannot be approved";
  return [{ ...told, why }];
}

function together(digests: readonly string[]): string {
  const content = JSON.stringify([...digests].sort());
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

function planReport(subject: Subject, digest: string, findings: readonly Finding[]): PlanReport {
  const { name: stack, file, plan } = subject;
  return {
    stack,
    file,
    digest,
    verdict: worst(findings.map(effective)),
    terraform: plan.terraformVersion,
    changes: countsOf(plan.changes),
    notChecked: notChecked(subject),
  };
}

function notChecked({ plan, stack, base }: Subject): string[] {
  const entries = entriesIn(plan);
  const withoutStack = "the backend, and whether entries keep `prevent_destroy`: no plan says it, so name --stack";
  const withoutBase = "what was protected, which provider it was, where the state was: name --base-stack";
  return [...(stack === undefined && entries > 0 ? [withoutStack] : []), ...(base === undefined ? [withoutBase] : [])];
}

function entriesIn({ changes }: Plan): number {
  return changes.filter((change) => entryOf(change) !== undefined).length;
}
