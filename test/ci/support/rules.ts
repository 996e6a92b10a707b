import { actionOf, workflowOf, type Job, type Step, type Workflow } from "./workflow";

/** What must hold for a workflow. Tells what does not. */
type Rule = (workflow: Workflow, text: string) => string[];

/** Files that may leave a job with credentials. In all of them what is secret is masked or encrypted. */
const harmless = ["part.json", "plans/*.jwe", "plans/shard.txt", "drift.json", "origin.json"];
const base = "${{ github.event.pull_request.base.sha }}";

/** By name. */
export const rules: Readonly<Record<string, Rule>> = {
  "no workflow starts with a right": ({ permissions }) =>
    permissions !== undefined && Object.keys(permissions).length === 0 ? [] : ["`permissions` is not {}"],

  "every job says what it may, and for how long": eachJob((job) => [
    ...(job.permissions === undefined ? ["no `permissions`"] : []),
    ...(job["timeout-minutes"] === undefined ? ["no `timeout-minutes`"] : []),
  ]),

  "no trigger hands rights to code of a pull request": ({ on }) =>
    ["pull_request_target", "workflow_run", "issue_comment"].filter((trigger) => trigger in on),

  "every action is pinned to a commit, and says which version that is": (_, text) =>
    [...text.matchAll(/\buses: *(.*)/g)].flatMap(([, uses = ""]) =>
      /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses) ? [] : [uses],
    ),

  "one action is one commit everywhere": (_, text) => {
    const pins = new Set([...text.matchAll(/\buses: *(\S+)/g)].map(([, uses = ""]) => uses));
    const names = [...pins].map((pin) => pin.split("@")[0] ?? "");
    return names.filter((name, index) => names.indexOf(name) !== index);
  },

  "nothing is pasted into a script": eachStep(({ run }) => (run?.includes("${{") === true ? [run] : [])),

  "no checkout keeps the token": eachStep((step) =>
    actionOf(step) === "actions/checkout" && step.with["persist-credentials"] !== "false" ? ["checkout"] : [],
  ),

  "no artifact is laid over a checkout": eachStep((step) =>
    actionOf(step) === "actions/download-artifact" && step.with["path"] === undefined ? ["download"] : [],
  ),

  "Terraform is not wrapped: exit codes are its own": eachStep((step) =>
    actionOf(step) === "hashicorp/setup-terraform" && step.with["terraform_wrapper"] !== "false" ? ["wrapper"] : [],
  ),

  "code of a pull request gets no credentials, no secret, no right to write": eachJob((job, workflow) => {
    if (!runsPullRequest(job, workflow)) return [];
    const text = JSON.stringify(job);
    return [
      ...writable(job),
      ...(job.environment === undefined ? [] : ["environment"]),
      ...(/\bsecrets\b|github\.token|GITHUB_TOKEN/.test(text) ? ["a secret or token"] : []),
      ...job.steps.filter((step) => actionOf(step) === "aws-actions/configure-aws-credentials").map(() => "AWS"),
    ];
  }),

  "what may write on GitHub has no credentials of a cloud, and reads reports alone": eachJob((job) => {
    if (!writable(job).some((right) => right !== "id-token")) return [];
    const inputs = downloads(job).filter((name) => !["part-*", "drift"].includes(name));
    const { environment } = job;
    return [
      ...writable(job).filter((right) => right === "id-token"),
      ...inputs,
      ...(environment === undefined ? [] : [environment]),
    ];
  }),

  "what has credentials of a cloud lets out only what is masked or encrypted": eachJob((job) =>
    writable(job).includes("id-token")
      ? uploads(job).filter((path) => !harmless.includes(path) && !/^\s*$/.test(path))
      : [],
  ),
};

/** Rules that a workflow breaks, each with what breaks it. */
export function broken(text: string): string[] {
  const workflow = workflowOf(text);
  return Object.entries(rules).flatMap(([name, rule]) => rule(workflow, text).map((what) => `${name}: ${what}`));
}

function eachJob(check: (job: Job, workflow: Workflow) => string[]): Rule {
  return (workflow) =>
    Object.entries(workflow.jobs).flatMap(([name, job]) => check(job, workflow).map((what) => `${name}: ${what}`));
}

function eachStep(check: (step: Step) => string[]): Rule {
  return eachJob(({ steps }) => steps.flatMap(check));
}

function writable({ permissions }: Job): string[] {
  return Object.entries(permissions ?? {}).flatMap(([name, level]) => (level === "write" ? [name] : []));
}

/** A checkout of the merge is code, unless it is one file of data in a folder of its own. */
function runsPullRequest({ steps }: Job, { on }: Workflow): boolean {
  const isData = ({ with: { path, ref, ...more } }: Step): boolean =>
    path === "head" &&
    ref === undefined &&
    more["sparse-checkout"] === "/guard.yml" &&
    more["sparse-checkout-cone-mode"] === "false";
  return (
    "pull_request" in on &&
    steps.some((step) => actionOf(step) === "actions/checkout" && step.with["ref"] !== base && !isData(step))
  );
}

function uploads({ steps }: Job): string[] {
  return steps.flatMap((step) =>
    actionOf(step) === "actions/upload-artifact" ? (step.with["path"] ?? "").split("\n") : [],
  );
}

function downloads({ steps }: Job): string[] {
  return steps.flatMap((step) =>
    actionOf(step) === "actions/download-artifact" ? [step.with["name"] ?? step.with["pattern"] ?? "all"] : [],
  );
}
