import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { terraformBinary } from "../../../scripts/terraform-binary";
import { root, type Step } from "./workflow";

/** Writes a stack for each file under stacks/, as cdktf would. State lies where STATE says, outside of every checkout. */
const app = (state: string): string => `
const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const out = process.env.CDKTF_OUTDIR;
const stacks = {};
for (const file of readdirSync("stacks")) {
  const name = file.replace(".json", "");
  const resource = { terraform_data: JSON.parse(readFileSync(join("stacks", file), "utf8")) };
  const backend = { local: { path: join(${JSON.stringify(state)}, name + ".tfstate") } };
  const workingDirectory = join("stacks", name);
  const synthesizedStackPath = join(workingDirectory, "cdk.tf.json");
  const stack = { "//": { metadata: { version: "0.21.0", stackName: name } }, terraform: { backend }, resource };
  mkdirSync(join(out, workingDirectory), { recursive: true });
  writeFileSync(join(out, synthesizedStackPath), JSON.stringify(stack));
  stacks[name] = { name, constructPath: name, workingDirectory, synthesizedStackPath, annotations: [], dependencies: [] };
}
writeFileSync(join(out, "manifest.json"), JSON.stringify({ version: "0.21.0", stacks }));
`;

/** By their ids. */
export type Stacks = Readonly<Record<string, Stack>>;

const terraform = terraformBinary(process.env);

/** What a stack holds. */
type Stack = Readonly<Record<string, { readonly input: unknown }>>;

/** A repository of a small fleet, and a script that can be run, with pull requests that GitHub has merged for a try. */
export class Fleet {
  readonly around = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-fleet-")));
  readonly state = join(this.around, "state");
  private readonly folder = join(this.around, "repository");

  constructor(stacks: Stacks) {
    mkdirSync(this.state);
    this.git("init", "--quiet", "--initial-branch=main", this.folder);
    this.write({
      "cdktf.json": JSON.stringify({
        app: "node app.js",
        language: "typescript",
        projectId: "fleet",
        sendCrashReports: "false",
      }),
      "app.js": app(this.state),
    });
    this.write({
      "package.json": "{}",
      ".gitignore": "node_modules\n.out-*\n",
      "hello.sh": "echo hello\n",
      "games/.gitkeep": "",
    });
    this.write(files(stacks));
    cpSync(join(root, "ci"), join(this.folder, "ci"), { recursive: true });
    chmodSync(join(this.folder, "hello.sh"), 0o755);
    this.commit();
  }

  /** Commit of the main branch. */
  get main(): string {
    return this.git("rev-parse", "main");
  }

  /** What the main branch was before a merge. */
  before(merge: string): string {
    return this.git("rev-parse", `${merge}^1`);
  }

  /** A pull request against the main branch: its own commit, and the merge of both. */
  propose(stacks: Stacks, more: Readonly<Record<string, string>> = {}): Proposal {
    this.git("checkout", "--quiet", "-B", "change", "main");
    this.write({ ...files(stacks), ...more });
    const head = this.commit();
    this.git("checkout", "--quiet", "--detach", "main");
    this.git("merge", "--quiet", "--no-ff", "--message", "merge", head);
    return { head, merge: this.git("rev-parse", "HEAD") };
  }

  /** Takes a proposal into the main branch. */
  accept({ merge }: Proposal): void {
    this.git("checkout", "--quiet", "-B", "main", merge);
  }

  /** Applies what the main branch declares, or a commit, past everything that is tested. */
  deploy(commit = "main"): void {
    this.git("checkout", "--quiet", "--detach", commit);
    const out = mkdtempSync(join(this.folder, ".out-"));
    const run = (program: string, args: readonly string[], cwd: string): void => {
      const env = { ...process.env, CDKTF_OUTDIR: out };
      const { status, stdout, stderr } = spawnSync(program, [...args], { cwd, env, encoding: "utf8" });
      if (status !== 0) throw new Error(`${program} ${args.join(" ")}\n${stdout}${stderr}`);
    };
    run(process.execPath, ["app.js"], this.folder);
    for (const stack of readdirSync(join(out, "stacks"))) {
      const folder = join(out, "stacks", stack);
      run(terraform, ["init", "-input=false"], folder);
      run(terraform, ["apply", "-input=false", "-auto-approve"], folder);
    }
  }

  /** What the state of a stack holds. */
  stored(stack: string): string {
    return readFileSync(join(this.state, `${stack}.tfstate`), "utf8");
  }

  /** Lays a commit out, as `actions/checkout` does. */
  checkout(folder: string, commit: string, { with: inputs }: Pick<Step, "with"> = { with: {} }): void {
    mkdirSync(folder, { recursive: true });
    const depth = inputs["fetch-depth"] ?? "1";
    const git = (...args: readonly string[]): void => void this.git("-C", folder, ...args);
    git("init", "--quiet");
    git(
      "fetch",
      "--quiet",
      "--no-tags",
      ...(depth === "0" ? [] : [`--depth=${depth}`]),
      `file://${this.folder}`,
      commit,
    );
    const sparse = inputs["sparse-checkout"];
    if (sparse !== undefined) git("sparse-checkout", "set", "--no-cone", sparse);
    git("checkout", "--quiet", "--detach", "FETCH_HEAD");
    if (sparse === undefined) symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  }

  remove(): void {
    rmSync(this.around, { recursive: true, force: true });
  }

  private write(named: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(named)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  private commit(): string {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", "change");
    this.git("config", "uploadpack.allowAnySHA1InWant", "true");
    return this.git("rev-parse", "HEAD");
  }

  private git(...args: readonly string[]): string {
    const who = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    const cwd = args[0] === "init" ? this.around : this.folder;
    const { status, stdout, stderr } = spawnSync("git", [...who, ...args], { cwd, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  }
}

/** A pull request, as its commits. */
export interface Proposal {
  readonly head: string;
  /** GitHub's merge of it with the main branch. */
  readonly merge: string;
}

function files(stacks: Stacks): Record<string, string> {
  return Object.fromEntries(
    Object.entries(stacks).map(([name, stack]) => [`stacks/${name}.json`, JSON.stringify(stack)]),
  );
}
