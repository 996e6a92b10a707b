import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { ProblemError } from "../../model/problem";
import { canonical } from "../affected/canonical";
import type { PreviewReport, PreviewStack } from "../report/preview-schema";
import { readBundle, type BundleContent } from "./bundle";
import { gather } from "./gather";
import { inOrder } from "./order";
import { runDifferences } from "./run-differences";
import { isSealed } from "./seal";

/** A stack as it was approved, with what it takes to apply it. */
export interface Approved {
  readonly stack: PreviewStack;
  readonly bundle: BundleContent;
}

/** A report, and where its saved plans lie. */
export interface ApprovedRequest {
  readonly report: PreviewReport;
  /** The folder of bundles. */
  readonly plans: string;
  /**
   * Private key, as PEM.
   *
   * @default - none, which is enough for bundles in clear
   */
  readonly secret?: string;
  /** Whether a stack is meant. Those that are not may have expired. */
  readonly isMeant: (id: string) => boolean;
  readonly now: Date;
}

const planAgain = "run `anycast-edge preview` again, and have the new one approved";

/**
 * Reads the bundles of a report and verifies that report and bundles are those that one preview has written. Tells the stacks
 * in the order of their dependence.
 *
 * @throws ProblemError `apply/edited`, `apply/other-bundle`, `apply/stray-bundle`, `apply/expired`, `bundle/...`: all at once
 */
export async function readApproved(request: ApprovedRequest): Promise<readonly Approved[]> {
  const { report, plans, isMeant } = request;
  const meant = inOrder(report.stacks).flatMap((stack) =>
    stack.plan === null || !isMeant(stack.id) ? [] : [{ stack, saved: stack.plan }],
  );
  mustHaveNoStrays(report, plans);
  const approved = await gather(meant, (one) => readOne(one, request));
  mustBeOfTheRun(approved, report);
  return approved;
}

interface Saved {
  readonly stack: PreviewStack;
  readonly saved: NonNullable<PreviewStack["plan"]>;
}

async function readOne({ stack, saved }: Saved, request: ApprovedRequest): Promise<Approved> {
  const { report, plans, secret, now } = request;
  const { id } = stack;
  if (basename(saved.file) !== saved.file) return fail("apply/edited", edited(id));
  const bundle = await readBundle({ file: join(plans, saved.file), sha256: saved.sha256, secret });
  if (!isSealed(stack, report, bundle.runKey)) return fail("apply/edited", edited(id));
  const differs = differing(stack, report, bundle);
  if (differs.length > 0) {
    return fail(
      "apply/other-bundle",
      `${saved.file} is not what the preview says of ${id}: other ${differs.join(", ")}`,
    );
  }
  if (now.getTime() > Date.parse(bundle.expires)) {
    return fail("apply/expired", `${id}: the plan was good until ${bundle.expires}, and it is ${now.toISOString()}`);
  }
  return { stack, bundle };
}

/** Names of what the bundle says in other words than the report. */
function differing(
  { id, digest, state, planDigest, plan }: PreviewStack,
  { git }: PreviewReport,
  bundle: BundleContent,
) {
  const pairs = {
    stack: [id, bundle.stack],
    commit: [git.head.commit, bundle.head],
    configuration: [canonical(digest.head), canonical(bundle.digest)],
    state: [canonical(state), canonical(bundle.state)],
    plan: [planDigest, bundle.planDigest],
    "end of its validity": [plan?.expires, bundle.expires],
  };
  return Object.entries(pairs).flatMap(([name, [one, other]]) => (one === other ? [] : [name]));
}

/** A stack without a plan has no seal, so the bundles of the others tell what was said of it. */
function mustBeOfTheRun(approved: readonly Approved[], report: PreviewReport): void {
  const others = new Set(approved.flatMap(({ bundle: { run } }) => runDifferences(run, report)));
  if (others.size === 0) return;
  fail("apply/edited", `the preview has been edited since its plans were saved: ${[...others].join(", ")}`);
}

/** A plan that the report does not speak of: somebody has taken a stack out of it, or mixed two previews. */
function mustHaveNoStrays({ stacks }: PreviewReport, plans: string): void {
  const told = new Set(stacks.flatMap(({ plan }) => plan?.file ?? []));
  const isFolder = statSync(plans, { throwIfNoEntry: false })?.isDirectory() === true;
  const lying = isFolder ? readdirSync(plans).filter((name) => /\.plan\.(json|jwe)$/.test(name)) : [];
  const strays = lying.filter((name) => !told.has(name));
  if (strays.length === 0) return;
  const fix = "name the folder that this preview was written with, with nothing else in it";
  const what = `${strays.join(", ")} in ${plans} ${strays.length === 1 ? "belongs" : "belong"} to no stack of the preview`;
  throw new ProblemError([{ code: "apply/stray-bundle", what, fix }]);
}

function edited(id: string): string {
  return `${id}: what the preview says of it is not what was written when it was planned`;
}

function fail(code: string, what: string): never {
  const fix =
    code === "apply/expired" ? planAgain : `take preview.json and plans as they were written, or ${planAgain}`;
  throw new ProblemError([{ code, what, fix }]);
}
