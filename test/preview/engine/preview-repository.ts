import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { preview, type PreviewFlags } from "../../../cli/commands/preview";
import { findApp } from "../../../cli/project";
import type { Outcome } from "../../../preview/engine/outcome";
import { previewSchema, type PreviewReport, type PreviewStack } from "../../../preview/report/preview-schema";
import { terraformBinary } from "../../../scripts/terraform-binary";
import { FakeTerminal } from "../../support/terminal";

/** Writes a stack for each file under stacks/, as cdktf would: the name of the file is the stack's, and its state's. */
const app = `const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join, resolve } = require("node:path");
const out = process.env.CDKTF_OUTDIR;
const stacks = {};
const local = (name) => ({ path: resolve("state", name + ".tfstate") });
for (const file of readdirSync("stacks")) {
  const name = file.replace(".json", "");
  const { reads = [], state = name, ...json } = JSON.parse(readFileSync(join("stacks", file), "utf8"));
  const read = reads.map((other) => [other, { backend: "local", config: local(other) }]);
  json.terraform = { ...json.terraform, backend: { local: local(state) } };
  if (read.length > 0) json.data = { ...json.data, terraform_remote_state: Object.fromEntries(read) };
  mkdirSync(join(out, "stacks", name), { recursive: true });
  writeFileSync(join(out, "stacks", name, "cdk.tf.json"), JSON.stringify(json));
  stacks[name] = { name, constructPath: name, synthesizedStackPath: "stacks/" + name + "/cdk.tf.json", dependencies: reads };
}
writeFileSync(join(out, "manifest.json"), JSON.stringify({ version: "0.21.0", stacks }));
`;

/** What a stack is made of; `reads` names stacks whose outputs it reads, `state` another state than its own. */
export interface StackSpec {
  readonly reads?: readonly string[];
  readonly state?: string;
  readonly [block: string]: unknown;
}

/** A resource of the provider that is built into Terraform. */
export const thing = (input: unknown, more: object = {}): object => ({ input, ...more });

/** A repository with an app of small stacks, whose states lie in it. */
export class PreviewRepository {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-preview-")));
  readonly ended: Outcome[] = [];
  private readonly files = mkdtempSync(join(tmpdir(), "anycast-edge-out-"));

  constructor() {
    this.git("init", "--quiet", "--initial-branch=main");
    this.write("cdktf.json", JSON.stringify({ app: "node app.js" }));
    this.write("app.js", app);
    this.write(".gitignore", "state/\ncdktf.out/\n");
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  stack(name: string, spec: StackSpec): void {
    this.write(`stacks/${name}.json`, JSON.stringify(spec));
  }

  drop(name: string): void {
    rmSync(join(this.folder, "stacks", `${name}.json`));
  }

  commit(): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", "change");
  }

  git(...args: readonly string[]): string {
    const who = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    const { status, stdout, stderr } = spawnSync("git", [...who, ...args], { cwd: this.folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  }

  /** Applies stacks as the working tree has them. */
  apply(...names: readonly string[]): void {
    const env = { ...process.env, CDKTF_OUTDIR: "cdktf.out" };
    this.must(process.execPath, ["app.js"], this.folder, env);
    for (const name of names) {
      const folder = join(this.folder, "cdktf.out", "stacks", name);
      this.must(terraformBinary(process.env), ["init", "-input=false"], folder, env);
      this.must(terraformBinary(process.env), ["apply", "-auto-approve", "-input=false"], folder, env);
    }
  }

  state(name: string): string {
    return this.read(`state/${name}.tfstate`);
  }

  /** Runs the command; what it wrote to files is read back. */
  async preview(
    wish: Partial<PreviewFlags> = {},
    more: { signal?: AbortSignal; env?: NodeJS.ProcessEnv; begun?: () => void } = {},
  ) {
    const terminal = new FakeTerminal();
    const [out, md] = [join(this.files, "preview.json"), join(this.files, "preview.md")];
    for (const file of [out, md]) rmSync(file, { force: true });
    const flags = { base: "main", refresh: true, cache: false, out, md, ...wish };
    const code = await preview(
      {
        project: findApp(this.folder),
        cwd: this.folder,
        flags,
        json: false,
        version: "0.0.0",
        usualParallelism: 4,
        env: { ...process.env, ...more.env },
        signal: more.signal ?? new AbortController().signal,
        progress: {
          begin: () => more.begun?.(),
          more: () => undefined,
          stack: (_id, outcome) => {
            if (outcome !== undefined) this.ended.push(outcome);
          },
          end: () => undefined,
        },
      },
      terminal,
    );
    const written = (file: string): string => readFileSync(file, "utf8");
    return {
      code,
      terminal,
      markdown: () => written(md),
      text: () => written(out),
      report: (): PreviewReport => previewSchema.parse(JSON.parse(written(out))),
      stack: (id: string): PreviewStack => {
        const report = previewSchema.parse(JSON.parse(written(out)));
        const found = report.stacks.find((stack) => stack.id === id);
        if (found === undefined) throw new Error(`no ${id} among ${report.stacks.map((stack) => stack.id).join(", ")}`);
        return found;
      },
    };
  }

  /** Throws when a command that has ended has left a checkout or an output folder. */
  mustBeClean(): void {
    const worktrees = this.git("worktree", "list", "--porcelain").match(/^worktree .*/gm) ?? [];
    const left = [...worktrees.slice(1), ...readdirSync(this.folder).filter((name) => name.startsWith(".cdktf.out"))];
    if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
  }

  remove(): void {
    for (const folder of [this.folder, this.files]) rmSync(folder, { recursive: true, force: true });
  }

  private must(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): void {
    const { status, stdout, stderr } = spawnSync(program, [...args], { cwd, env, encoding: "utf8" });
    if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stdout}${stderr}`);
  }
}
