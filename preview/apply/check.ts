import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { ProblemError } from "../../model/problem";
import { snapshotOf, type Snapshot } from "../affected/snapshot";
import { masked } from "../engine/masked";
import { planEnvironment } from "../engine/plan-environment";
import type { Program } from "../engine/program";
import { Providers } from "../engine/providers";
import type { Approval } from "../guard/approval";
import type { Finding } from "../guard/report";
import { Redactor } from "../redact/redactor";
import type { PreviewStack } from "../report/preview-schema";
import { Git } from "../synthesis/git";
import { repositoryOf } from "../synthesis/repository";
import { sweep } from "../synthesis/sweep";
import { ownSuffix } from "../synthesis/own-suffix";
import { withTemporaryFolder } from "../synthesis/with-temporary-folder";
import { withSide, type Side, type Tree } from "../synthesis/side";
import { mustBeAppliable, type Circumstances } from "./appliable";
import { readApproved, type Approved, type ApprovedRequest } from "./approved";
import { mustBeAsApproved } from "./configuration";
import { snapshotAt } from "./snapshot-at";
import { gather } from "./gather";
import { isUntouched } from "./is-untouched";
import { objections } from "./judge";
import { layOut, type LaidOut } from "./laid-out";
import { standing } from "./state";
import type { Tool } from "./terraform";

/** What is to be applied, and where. */
export interface ApplyRequest extends ApprovedRequest, Omit<Circumstances, "terraform"> {
  /** The folder with cdktf.json. */
  readonly project: string;
  readonly approvals: readonly Approval[];
  readonly program: Program;
  readonly env: NodeJS.ProcessEnv;
  /** Stops the work; what is temporary is removed first. */
  readonly signal: AbortSignal;
  /** Tells people about work that takes long. */
  readonly announce: (text: string) => void;
}

/** What may be applied, for as long as the checked tree and the verified plans lie there. */
export interface Checked {
  /** In the order of their dependence. */
  readonly ready: readonly LaidOut[];
  /** Ids of stacks that are as approved already. */
  readonly done: readonly string[];
  /** Touched stacks that another preview is needed for. */
  readonly left: readonly PreviewStack[];
  /** What the guard has against it, whatever the report says. */
  readonly objections: readonly Finding[];
  /** Looks whether a stack's state is still the one that its plan starts from. */
  readonly isUntouched: (one: LaidOut) => Promise<boolean>;
  readonly tree: Tree;
  /** Folder of the saved plans in clear. */
  readonly verified: string;
}

/**
 * Checks everything of all stacks before anything is applied: report, bundles, Terraform, configuration, plans and states.
 *
 * @throws ProblemError `apply/...`, `bundle/...`, `synthesis/...`
 */
export async function withChecked<T>(request: ApplyRequest, work: (checked: Checked) => Promise<T>): Promise<T> {
  const redactor = new Redactor(randomBytes(32));
  redactor.learnEnvironment(request.env);
  try {
    return await checkAll(request, redactor, work);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(error.problems.map((problem) => masked(problem, redactor)));
  }
}

async function checkAll<T>(
  request: ApplyRequest,
  redactor: Redactor,
  work: (checked: Checked) => Promise<T>,
): Promise<T> {
  const { report, program, project, env, signal, announce } = request;
  const left = mustBeAppliable(report, { ...request, terraform: program });
  const approved = await readApproved(request);
  const git = new Git(project, env, signal);
  sweep(project);
  const both = { git, repository: await repositoryOf(git), suffix: ownSuffix() };
  const side: Side = { ...both, called: "the working tree", env, signal, announce };
  return withSide(side, async (tree) => {
    const present = snapshotOf(tree);
    await mustBeAsApproved(approved, present, side);
    mustKeepStates(approved, present);
    const base = await snapshotAt(report.git.base.commit, "base", side);
    return withTemporaryFolder(async (verified) => {
      const tool = { program, env: planEnvironment(env), signal, redactor };
      const { laidOut, ready, done } = await checkPlans(approved, { tree, verified, present }, { tool, announce });
      const found = objections({ ...request, approved: laidOut, ready, present, base });
      const told = found.map((one) => masked(one, redactor));
      const untouched = (one: LaidOut): Promise<boolean> => isUntouched(one, tool);
      return work({ ready, done, left, objections: told, isUntouched: untouched, tree, verified });
    });
  });
}

async function checkPlans(
  approved: readonly Approved[],
  { tree, verified, present }: Pick<Checked, "tree" | "verified"> & { readonly present: Snapshot },
  { tool, announce }: { readonly tool: Tool } & Pick<ApplyRequest, "announce">,
): Promise<Pick<Checked, "ready" | "done"> & { readonly laidOut: readonly LaidOut[] }> {
  const tools = { tool, providers: new Providers(join(tree.project, ".terraform.lock.hcl")) };
  const laidOut = await gather(approved, (one) => {
    const { id } = one.stack;
    announce(`checking ${id}`);
    return layOut(one, { tree, folder: join(tree.output, "stacks", id), file: join(verified, `${id}.plan`) }, tools);
  });
  const standings = await gather(laidOut, async (one) => ({
    one,
    stands: await standing(one, tool, present[one.stack.id]),
  }));
  const done = standings.flatMap(({ one, stands }) => (stands === "done" ? [one.stack.id] : []));
  const ready = standings.flatMap(({ one, stands }) => (stands === "ready" ? [one] : []));
  return { laidOut, ready, done };
}

/** The tree that is deployed is removed afterwards, and a state in it would go too. */
function mustKeepStates(approved: readonly Approved[], present: Snapshot): void {
  const inTree = approved.filter(({ stack }) => present[stack.id]?.backend.identity.includes('"<OUT>') === true);
  if (inTree.length === 0) return;
  throw new ProblemError(
    inTree.map(({ stack }) => ({
      code: "apply/state-in-output",
      what: `${stack.id} keeps its state in the output folder, which is a temporary one here`,
      fix: "give the stack a backend of its own, or a local one with an absolute path",
    })),
  );
}
