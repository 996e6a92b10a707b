import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { apply, type ApplyInput } from "../../../cli/commands/apply";
import { ProblemError, type Problem } from "../../../model/problem";
import type { PreviewReport } from "../../../preview/report/preview-schema";
import { terraformBinary } from "../../../scripts/terraform-binary";
import { FakeTerminal } from "../../support/terminal";
import { root, type Finished } from "../../support/deployment";

/** What cdktf would write for each stack in stacks.json, without its seconds. `<here>` and `<out>` are its folders. */
const app = `const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join, resolve } = require("node:path");
const out = process.env.CDKTF_OUTDIR;
const stacks = {};
for (const [name, { dependencies = [], ...json }] of Object.entries(JSON.parse(readFileSync("stacks.json", "utf8")))) {
  const backend = { local: { path: resolve("state", name + ".tfstate") } };
  const metadata = { version: "0.21.0", stackName: name, backend: "local" };
  const workingDirectory = join("stacks", name);
  mkdirSync(join(out, workingDirectory), { recursive: true });
  const stack = { "//": { metadata }, ...json, terraform: { backend, ...json.terraform } };
  const text = JSON.stringify(stack).replaceAll("<here>", resolve(".")).replaceAll("<out>", resolve(out));
  writeFileSync(join(out, workingDirectory, "cdk.tf.json"), text);
  const synthesizedStackPath = join(workingDirectory, "cdk.tf.json");
  stacks[name] = { name, constructPath: name, workingDirectory, synthesizedStackPath, annotations: [], dependencies };
}
writeFileSync(join(out, "manifest.json"), JSON.stringify({ version: "0.21.0", stacks }));
`;

/** A stack as Terraform's JSON has it, without its backend. */
type StackJson = Readonly<Record<string, unknown>>;

/** A stack with one thing in it, and what the thing is given. */
export function thing(input: string, more: StackJson = {}): StackJson {
  return { resource: { terraform_data: { thing: { input } } }, output: { given: { value: input } }, ...more };
}

/** A repository with a small app, its states, and the preview that was made of it. */
export class SmallApp {
  readonly around = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-apply-")));
  readonly folder = join(this.around, "repository");
  /** Where preview.json and plans/ lie. */
  readonly out = join(this.around, "out");
  readonly state = join(this.folder, "state");
  /** A folder of its own for what is temporary, to see what is left in it. */
  readonly temporary = join(this.around, "temporary");
  readonly env: NodeJS.ProcessEnv;

  /** @param env what it runs with, such as the sandbox's variables */
  constructor(stacks: Readonly<Record<string, StackJson>>, env: NodeJS.ProcessEnv = process.env) {
    // on CI no plan is kept in clear
    this.env = { ...env, TMPDIR: this.temporary, FORCE_COLOR: "0", CI: "" };
    for (const folder of [this.folder, this.temporary, join(this.folder, "games")]) mkdirSync(folder);
    this.git("init", "--quiet", "--initial-branch=main");
    const settings = { app: "node app.js", language: "typescript", projectId: "small-app", sendCrashReports: "false" };
    this.write("cdktf.json", JSON.stringify(settings));
    this.write("app.js", app);
    this.write("games/.gitkeep", "");
    this.write(".gitignore", "state\n");
    this.declare({});
    this.git("tag", "nothing");
    this.declare(stacks);
  }

  /** Declares other stacks, in a commit. */
  declare(stacks: Readonly<Record<string, StackJson>>): void {
    this.write("stacks.json", JSON.stringify(stacks));
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", "change");
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  /** Makes a preview of what differs from nothing at all, in place of the one before. */
  preview(...flags: readonly string[]): void {
    rmSync(this.out, { recursive: true, force: true });
    const out = ["--out", join(this.out, "preview.json"), "--plans", join(this.out, "plans")];
    const args = [join(root, "cli/bin.js"), "preview", "--base", "nothing", "--no-cache", ...out, ...flags];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: this.folder, env: this.env });
    // there are changes, and perhaps the guard has something against them
    if (status !== 2 && status !== 3) throw new Error(stderr.toString());
  }

  /** Runs the command in this process; nothing is deployed by it. */
  async check(wish: Partial<ApplyInput> = {}, answers?: readonly string[] | FakeTerminal) {
    const terminal = answers instanceof FakeTerminal ? answers : new FakeTerminal(answers);
    const project = { root: this.folder, games: join(this.folder, "games"), cwd: this.folder };
    const files = { from: join(this.out, "preview.json"), plans: join(this.out, "plans") };
    const usual = { stacks: [], autoApprove: true, json: true, env: this.env, now: new Date() };
    const signal = new AbortController().signal;
    const code = await apply({ ...usual, ...files, project, signal, ...wish }, terminal);
    return { code, terminal };
  }

  /** The problems with which the command refuses. Nothing is run, changed or left by it. */
  async refusal(wish: Partial<ApplyInput> = {}): Promise<readonly Problem[]> {
    const before = this.states();
    const [temporary, usual] = [this.temporary, process.env["TMPDIR"]];
    process.env["TMPDIR"] = temporary;
    const told = await this.check(wish).then(
      ({ code }) => `it is not refused, exit code ${code}`,
      (error: unknown) => (error instanceof ProblemError ? error.problems : String(error)),
    );
    process.env["TMPDIR"] = usual;
    if (typeof told === "string") throw new Error(told);
    const left = this.left();
    if (left.length > 0 || JSON.stringify(this.states()) !== JSON.stringify(before)) {
      throw new Error(`a refusal changed a state, or left something behind: ${left.join(", ")}`);
    }
    return told;
  }

  /** Rewrites preview.json. */
  edit(change: (report: PreviewReport) => unknown): void {
    const file = join(this.out, "preview.json");
    const report = JSON.parse(readFileSync(file, "utf8")) as PreviewReport;
    writeFileSync(file, JSON.stringify(change(report) ?? report));
  }

  /** Runs the command as from a shell. */
  apply(...args: readonly string[]): Finished {
    const options = { cwd: this.folder, env: this.env, encoding: "utf8" as const };
    const { status, stdout, stderr } = spawnSync(process.execPath, this.words(args), options);
    return { code: status ?? -1, stdout, stderr };
  }

  /** Applies all of the preview; throws when that fails. */
  mustApply(): void {
    const { code, stdout, stderr } = this.apply("--auto-approve");
    if (code !== 0) throw new Error(`${stdout}\n${stderr}`);
  }

  /** Starts it without waiting for it. */
  start(...args: readonly string[]): ChildProcess {
    return spawn(process.execPath, this.words(args), {
      cwd: this.folder,
      env: this.env,
      stdio: ["ignore", "pipe", "ignore"],
    });
  }

  /** Starts it in a terminal of its own, where it can ask. It says `pid <number>` first. */
  startInTerminal(): ChildProcess {
    const words = [process.execPath, ...this.words([])].map((word) => `'${word}'`).join(" ");
    return spawn("script", ["-qec", `echo pid $$; exec ${words}`, "/dev/null"], {
      cwd: this.folder,
      env: this.env,
      stdio: ["pipe", "pipe", "ignore"],
    });
  }

  /** What somebody else deploys of a stack, behind the preview's back. */
  deployBehind(stack: string, json: StackJson): void {
    const folder = join(this.around, "behind");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const backend = { local: { path: join(this.state, `${stack}.tfstate`) } };
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ ...json, terraform: { backend } }));
    const commands = [["init"], ["apply", "-auto-approve"]];
    for (const args of commands) {
      const { status, stderr } = spawnSync(terraformBinary(this.env), args, { cwd: folder, env: this.env });
      if (status !== 0) throw new Error(`terraform ${args.join(" ")}: ${stderr.toString()}`);
    }
  }

  /** Every state, byte by byte. */
  states(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      files(this.state).map((file) => [file, readFileSync(join(this.state, file)).toString("base64")]),
    );
  }

  /** Serial of a stack's state. */
  serial(stack: string): number {
    const state = JSON.parse(readFileSync(join(this.state, `${stack}.tfstate`), "utf8")) as { serial: number };
    return state.serial;
  }

  /** Values of what was applied, by stack. */
  given(): Readonly<Record<string, unknown>> {
    const states = files(this.state).filter((file) => file.endsWith(".tfstate"));
    return Object.fromEntries(
      states.map((file) => {
        const { outputs } = JSON.parse(readFileSync(join(this.state, file), "utf8")) as {
          outputs: { given?: { value: unknown } };
        };
        return [file.replace(".tfstate", ""), outputs.given?.value];
      }),
    );
  }

  /** What a command that has ended has left: temporary folders, output folders, checkouts. */
  left(): string[] {
    const hidden = files(this.folder).filter((name) => name.startsWith(".cdktf.out") || name === "cdktf.out");
    const temporary = files(this.temporary).filter((name) => name.startsWith("anycast-edge-"));
    const worktrees = this.git("worktree", "list", "--porcelain").match(/^worktree .*/gm) ?? [];
    return [...hidden, ...temporary, ...worktrees.slice(1)];
  }

  git(...args: readonly string[]): string {
    const who = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    const { status, stdout, stderr } = spawnSync("git", [...who, ...args], { cwd: this.folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  }

  remove(): void {
    rmSync(this.around, { recursive: true, force: true });
  }

  private words(args: readonly string[]): string[] {
    const files = ["--from", join(this.out, "preview.json"), "--plans", join(this.out, "plans")];
    return [join(root, "cli/bin.js"), "apply", ...files, ...args];
  }
}

function files(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
