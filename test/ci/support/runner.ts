import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { Artifacts, done, type Outcome } from "./artifacts";
import { filled, filledAll, isWanted, type Values } from "./expressions";
import { actionOf, jobOf, root, type Step } from "./workflow";

/** How a job of a workflow is run. */
export interface JobProps {
  readonly file: string;
  readonly job: string;
  /** Of every expression that the job's steps have. */
  readonly values: Values;
  /** Lays out what `actions/checkout` would. */
  readonly checkout: (folder: string, step: Step) => void;
  readonly env: Readonly<Record<string, string>>;
}

/** What a job left. */
export interface JobResult {
  /** Exit code of the first step that failed; 0 when none did. */
  readonly code: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** What the page of the run shows. */
  readonly summary: string;
}

/** Id of the run whose artifacts are kept. */
export const runId = 4711;

/** They set up what is here already. */
const settingUp = new Set([
  "actions/setup-node",
  "actions/cache",
  "hashicorp/setup-terraform",
  "aws-actions/configure-aws-credentials",
]);

/** Packages are installed already, and programs of the project are those of this checkout. None is shown the key to the plans. */
const programs = {
  npm: "exit 0",
  npx: `[ -z "$PLAN_SECRET" ] || exit 126
case $1 in
  anycast-edge) shift; exec "${process.execPath}" "${root}/cli/bin.js" "$@" ;;
  tsx) exec "${root}/node_modules/.bin/tsx" "${root}/$2" ;;
esac
exit 127`,
};

/** A runner of GitHub Actions: steps as they stand in the workflow, actions by what this project uses of them. */
export class Runner {
  readonly folder = mkdtempSync(join(tmpdir(), "anycast-edge-runner-"));
  readonly artifacts = new Artifacts(join(this.folder, "artifacts"), String(runId));
  private readonly bin = join(this.folder, "bin");
  /** One for all jobs, so that programs are compiled once. */
  private readonly shared = join(this.folder, "tmp");

  constructor() {
    for (const folder of [this.bin, this.shared]) mkdirSync(folder);
    for (const [name, script] of Object.entries(programs)) {
      writeFileSync(join(this.bin, name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(this.bin, name), 0o755);
    }
  }

  async run({ file, job, values: given, checkout, env }: JobProps): Promise<JobResult> {
    const { steps, outputs } = jobOf(file, job);
    const [workspace, temporary] = [this.temporary("workspace"), this.temporary("temp")];
    const files = {
      output: join(temporary, "output"),
      env: join(temporary, "env"),
      summary: join(temporary, "summary"),
    };
    for (const one of Object.values(files)) writeFileSync(one, "");
    const github = { GITHUB_OUTPUT: files.output, GITHUB_ENV: files.env, GITHUB_STEP_SUMMARY: files.summary };
    const values: Record<string, string> = { ...given, "runner.temp": temporary };
    let [code, log] = [0, ""];

    for (const step of steps) {
      if (!isWanted(step.if, code !== 0, values)) continue;
      writeFileSync(files.output, "");
      const own = filledAll(step.env, values);
      const variables = { ...this.env(temporary), ...github, ...Object.fromEntries(pairs(files.env)), ...env, ...own };
      const ended =
        step.run === undefined
          ? this.act({ ...step, with: filledAll(step.with, values) }, workspace, checkout)
          : await bash(step.run, workspace, variables);
      log += ended.log;
      if (code === 0) code = ended.code;
      for (const [name, value] of pairs(files.output)) values[`steps.${step.id ?? ""}.outputs.${name}`] = value;
    }
    const told = Object.entries(outputs).map(([name, text]) => [name, filled(text, values)] as const);
    return { code, log, outputs: Object.fromEntries(told), summary: readFileSync(files.summary, "utf8") };
  }

  /** Runs a script as another CI does, with no variables but these. */
  shell(script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
    return bash(script, cwd, { ...this.env(this.folder), ...env });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private temporary(name: string): string {
    return mkdtempSync(join(this.folder, `${name}-`));
  }

  private env(temporary: string): Record<string, string> {
    const path = [this.bin, process.env["PATH"]].join(delimiter);
    const usual = { PATH: path, HOME: temporary, TMPDIR: this.shared, CI: "true", CHECKPOINT_DISABLE: "1" };
    return { ...usual, GITHUB_REPOSITORY: "games/fleet", RUNNER_TEMP: temporary };
  }

  private act(step: Step, workspace: string, checkout: JobProps["checkout"]): Outcome {
    const action = actionOf(step) ?? "";
    const path = resolve(workspace, step.with["path"] ?? ".");
    if (action === "actions/upload-artifact") return this.artifacts.upload(workspace, step.with);
    if (action === "actions/download-artifact") return this.artifacts.download(path, step.with);
    if (action === "actions/checkout") checkout(path, step);
    else if (!settingUp.has(action)) throw new Error(`nobody knows what ${action} does`);
    return done;
  }
}

/** As GitHub runs a `run`. */
function bash(script: string, cwd: string, env: Record<string, string>): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], { cwd, env });
    let log = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (log += text));
    }
    child.once("error", reject).once("close", (code) => resolve({ code: code ?? 1, log }));
  });
}

function pairs(file: string): [string, string][] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines
    .filter((line) => line !== "")
    .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]);
}
