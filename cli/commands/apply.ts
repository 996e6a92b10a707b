import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ProblemError } from "../../model/problem";
import { withChecked, type ApplyRequest, type Checked } from "../../preview/apply/check";
import { planEnvironment } from "../../preview/engine/plan-environment";
import { programAt } from "../../preview/engine/program";
import { readApprovals } from "../../preview/guard/approval";
import type { PreviewReport } from "../../preview/report/preview-schema";
import { readReport } from "../../preview/report/read-report";
import { matchesOne } from "../../preview/stack/matches-one";
import { terraformBinary } from "../../scripts/terraform-binary";
import { agreed } from "../apply/agreed";
import { deploy } from "../apply/deploy";
import { lookAgain } from "../apply/look-again";
import { resultOf } from "../apply/result";
import { ending, intention, objection } from "../apply/text";
import { Interrupted } from "../interrupt";
import type { App } from "../project";
import { json } from "../report";
import type { Terminal } from "../terminal";

export interface ApplyInput {
  readonly project: App;
  /** The report, as it was approved. */
  readonly from: string;
  /** Folder of the saved plans. */
  readonly plans: string;
  /** File of the private key. */
  readonly planSecret?: string;
  /** File of approvals. Default: nothing is approved. */
  readonly approvals?: string;
  /** Ids of stacks, `*` standing for any text. Default: all. */
  readonly stacks: readonly string[];
  /** Does not ask. */
  readonly autoApprove: boolean;
  readonly json: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly now: Date;
}

/** Applies what was approved, or nothing. Exit code 0: applied, 1: refused or failed, 3: the guard is against it. */
export async function apply(input: ApplyInput, terminal: Terminal): Promise<number> {
  mustBeAbleToAsk(input, terminal);
  try {
    const request = await requestOf(input, terminal);
    return await withChecked(request, (checked) => applyChecked(checked, { ...input, request }, terminal));
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    terminal.err(error.message);
    return error.exitCode;
  }
}

async function requestOf(input: ApplyInput, terminal: Terminal): Promise<ApplyRequest> {
  const { project, plans, planSecret, approvals, stacks, env, signal, now } = input;
  const report = readReport(text(project, input.from), input.from);
  const isMeant = (id: string): boolean => stacks.length === 0 || matchesOne(stacks, id);
  mustMean(report, stacks);
  const clean = planEnvironment(env);
  return {
    project: project.root,
    report,
    plans: resolve(project.cwd, plans),
    secret: planSecret === undefined ? undefined : text(project, planSecret),
    approvals: approvals === undefined ? [] : readApprovals(text(project, approvals), approvals),
    isMeant,
    world: (env["ANYCAST_EDGE_SANDBOX"] ?? "") === "" ? "cloud" : "sandbox",
    program: await programAt(terraformBinary(clean), clean, signal),
    env,
    signal,
    announce: (what) => terminal.err(what),
    now,
  };
}

async function applyChecked(
  checked: Checked,
  { request, json: asJson, autoApprove, stacks, env, signal }: ApplyInput & { readonly request: ApplyRequest },
  terminal: Terminal,
): Promise<number> {
  const { report, program } = request;
  const { ready, done, left, tree, verified, objections } = checked;
  const tell = (outcomes?: Awaited<ReturnType<typeof deploy>>): void => {
    const result = resultOf(checked, report.world, outcomes);
    terminal.out(asJson ? json(result) : ending(result));
  };
  for (const one of objections) terminal.err(objection(one));
  if (objections.length > 0) {
    if (asJson) tell();
    return 3;
  }
  if (ready.length === 0) {
    const end = left.length === 0 ? "nothing is left to apply" : "nothing can be applied yet";
    if (asJson) tell();
    else terminal.out(`${intention(checked, report)}\n${end}`);
    // whoever names a stack wants to know that it is not applied
    return left.length > 0 && (stacks.length > 0 || done.length === 0) ? 1 : 0;
  }
  terminal.err(intention(checked, report));
  if (!autoApprove && !(await agreed("Apply it?", terminal, signal))) {
    terminal.err("nothing was applied");
    return 1;
  }
  signal.throwIfAborted();
  const deployment = { ready, tree, verified, binary: program.binary, env, toStandardError: asJson };
  const outcomes = await deploy(deployment, terminal);
  tell(signal.aborted ? outcomes : await lookAgain(outcomes, checked));
  signal.throwIfAborted();
  return [...outcomes.values()].every((outcome) => outcome === "applied") ? 0 : 1;
}

function mustBeAbleToAsk({ autoApprove, json: asJson }: ApplyInput, { interactive }: Terminal): void {
  if (autoApprove || (interactive && !asJson)) return;
  throw new ProblemError([
    {
      code: "apply/nobody-to-ask",
      what: asJson ? "`--json` leaves no room for a question" : "there is no terminal, so nobody can be asked",
      fix: "add `--auto-approve`: what is applied was approved with the preview",
    },
  ]);
}

function mustMean({ stacks }: PreviewReport, patterns: readonly string[]): void {
  const idle = patterns.filter((pattern) => !stacks.some(({ id }) => matchesOne([pattern], id)));
  if (idle.length === 0) return;
  throw new ProblemError([
    {
      code: "apply/no-such-stack",
      what: `no stack of the preview is meant by \`--stack ${idle.join(" ")}\``,
      fix: "name one that preview.json has, or write a pattern in quotes: --stack 'starfall-prod-edge-*'",
    },
  ]);
}

function text({ cwd }: App, file: string): string {
  try {
    return readFileSync(resolve(cwd, file), "utf8");
  } catch {
    const fix = "name a file that exists";
    throw new ProblemError([{ code: "apply/no-file", what: `${file} cannot be read`, fix }]);
  }
}
