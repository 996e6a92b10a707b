import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isTrue, isWanted, type Values } from "./expressions";
import { Fleet, type Proposal, type Stacks } from "./fleet";
import { StandIn, token } from "./github";
import { Identity, requestToken } from "./identity";
import { runId, Runner, type JobResult } from "./runner";
import { jobOf } from "./workflow";

/** What the jobs of the workflow `preview` left. */
export interface PreviewRun {
  readonly affected: JobResult;
  readonly plans: readonly JobResult[];
  readonly report: JobResult;
}

const keys = generateKeyPairSync("x25519", {
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const trusted = "contains(github.event.pull_request.labels.*.name, 'trust-plan')";
const always = {
  "env.TERRAFORM_VERSION": "1.11.4",
  "github.repository": "games/fleet",
  "vars.AWS_PLAN_ROLE": "arn:aws:iam::000000000000:role/plan",
  "vars.AWS_DEPLOY_ROLE": "arn:aws:iam::000000000000:role/deploy",
  "vars.AWS_REGION": "us-west-2",
  "vars.TENCENT_PLAN_ROLE": "",
  "vars.TENCENT_DEPLOY_ROLE": "",
  "vars.PLAN_KEY": keys.publicKey.trim(),
  "secrets.PLAN_SECRET": keys.privateKey.trim(),
};

/** A deployed fleet, a runner and a GitHub, and the workflows between them. */
export class Pipeline {
  readonly runner = new Runner();
  readonly fleet: Fleet;

  private constructor(
    readonly github: StandIn,
    readonly identity: Identity,
    stacks: Stacks,
  ) {
    this.fleet = new Fleet(stacks);
    this.fleet.deploy();
  }

  static async start(stacks: Stacks): Promise<Pipeline> {
    return new Pipeline(await StandIn.start(), await Identity.start(), stacks);
  }

  get comments(): string[] {
    return this.github.comments.map(({ body }) => body);
  }

  /** The workflow `preview`, job after job, as GitHub would run it. */
  async preview(proposal: Proposal, { fork = false, labelled = false, again = false } = {}): Promise<PreviewRun> {
    if (!again) this.runner.artifacts.reset();
    this.github.head = proposal.head;
    if (!fork) await this.origin();
    const affected = await this.previewJob("affected", proposal);
    const plans = affected.code === 0 ? await this.plan(proposal, affected, { fork, labelled }) : [];
    return {
      affected,
      plans,
      report: await this.report(proposal, { fork, affected: resultOf([affected]), plan: resultOf(plans) }),
    };
  }

  /** The job of it that has GitHub say where the run comes from. */
  origin({ pull = 7 } = {}): Promise<JobResult> {
    const own = { repository: "games/fleet", event_name: "pull_request", run_id: String(runId) };
    this.identity.claims = { ...own, ref: `refs/pull/${pull}/merge`, base_ref: "main" };
    const env = {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${this.identity.url}/token?version=2`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    };
    return this.job("preview.yml", "origin", { values: {}, commit: this.fleet.main, env });
  }

  /** The last job of it alone, on what lies there. */
  report(proposal: Proposal, { fork = false, affected = "success", plan = "success" } = {}): Promise<JobResult> {
    const failed = affected !== "success" || plan !== "success";
    // a check that is skipped is one that GitHub takes for green
    if (!isWanted(jobOf("preview.yml", "report").if, failed, {})) throw new Error("the check `preview` is skipped");
    return this.previewJob("report", proposal, {
      "needs.affected.result": affected,
      "needs.plan.result": plan,
      ...headOf(fork),
      "github.token": fork ? "ghs_reads_alone" : token,
    });
  }

  /** Merges a proposal as GitHub does, and lists the run that previewed it. */
  merge(proposal: Proposal, conclusion = "success"): void {
    this.fleet.accept(proposal);
    const pull = {
      number: 7,
      merged_at: "2026-01-01T00:00:00Z",
      merge_commit_sha: this.fleet.main,
      base: { ref: "main" },
    };
    this.github.merged.set(this.fleet.main, [{ ...pull, head: { sha: proposal.head } }]);
    const run = { head_sha: proposal.head, event: "pull_request", conclusion, path: ".github/workflows/preview.yml" };
    this.github.runs.push({ id: runId, run_started_at: new Date().toISOString(), ...run });
  }

  /** The workflow `deploy`, for a commit that was pushed to the main branch. By default its tip. */
  async deploy(
    commit = this.fleet.main,
  ): Promise<{ readonly find: JobResult; readonly applies: readonly JobResult[] }> {
    const given = { "github.token": token, "github.event.before": this.fleet.before(commit) };
    const find = await this.job("deploy.yml", "find", { values: given, commit });
    const values = { ...given, "needs.find.outputs.run": find.outputs["run"] ?? "" };
    const jobs = find.outputs["any"] === "true" ? matrix(find) : [];
    const applies = jobs.map(({ environment = "", stacks = "" }) => {
      const more = { "matrix.environment": environment, "matrix.stacks": stacks };
      return this.job("deploy.yml", "apply", { values: { ...values, ...more }, commit });
    });
    return { find, applies: await Promise.all(applies) };
  }

  /** The workflow `drift`. */
  async drift(): Promise<{ readonly plan: JobResult; readonly issue: JobResult }> {
    this.runner.artifacts.reset();
    const props = { values: { "github.token": token }, commit: this.fleet.main };
    return { plan: await this.job("drift.yml", "plan", props), issue: await this.job("drift.yml", "issue", props) };
  }

  async stop(): Promise<void> {
    await Promise.all([this.github.stop(), this.identity.stop()]);
    this.fleet.remove();
    this.runner.remove();
  }

  private plan(
    proposal: Proposal,
    affected: JobResult,
    { fork, labelled }: { fork: boolean; labelled: boolean },
  ): Promise<JobResult[]> {
    const needs = { "needs.affected.outputs.any": affected.outputs["any"] ?? "", ...headOf(fork) };
    if (!isTrue(jobOf("preview.yml", "plan").if ?? "", { ...always, ...needs })) return Promise.resolve([]);
    const jobs = matrix(affected);
    return Promise.all(
      jobs.map((_, index) => {
        const strategy = { "strategy.job-index": String(index), "strategy.job-total": String(jobs.length) };
        return this.previewJob("plan", proposal, { ...needs, ...strategy, [trusted]: String(labelled) });
      }),
    );
  }

  private previewJob(job: string, { merge, head }: Proposal, more: Values = {}): Promise<JobResult> {
    const values = { "github.event.pull_request.base.sha": this.fleet.before(merge), ...more };
    return this.job("preview.yml", job, { values, commit: merge, head });
  }

  private job(
    file: string,
    job: string,
    { values, commit, head, env }: { values: Values; commit: string; head?: string; env?: Record<string, string> },
  ): Promise<JobResult> {
    const event = join(this.runner.folder, "event.json");
    writeFileSync(event, JSON.stringify({ pull_request: head && { number: 7, head: { sha: head } } }));
    return this.runner.run({
      file,
      job,
      values: { ...always, ...values },
      env: {
        GITHUB_API_URL: this.github.url,
        GITHUB_EVENT_PATH: event,
        GITHUB_SHA: commit,
        GITHUB_REF_NAME: "main",
        TOKEN_ISSUER: this.identity.url,
        ...env,
      },
      checkout: (folder, step) => this.fleet.checkout(folder, step.with["ref"] ?? commit, step),
    });
  }
}

function headOf(fork: boolean): Values {
  return { "github.event.pull_request.head.repo.full_name": fork ? "somebody/fleet" : "games/fleet" };
}

function resultOf(jobs: readonly JobResult[]): string {
  if (jobs.length === 0) return "skipped";
  return jobs.every(({ code }) => code === 0) ? "success" : "failure";
}

function matrix({ outputs }: JobResult): Record<string, string>[] {
  return (JSON.parse(outputs["matrix"] ?? "") as { include: Record<string, string>[] }).include;
}
