import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { affected, type AffectedInput } from "../../../cli/commands/affected";
import type { AffectedReport } from "../../../preview/affected/report-schema";
import { FakeTerminal } from "../../support/terminal";

/** Writes a stack for each file under stacks/, as cdktf would: the name of the file is the stack's. */
const app = `// an app without cdktf
const { mkdirSync, readdirSync, readFileSync, writeFileSync, existsSync } = require("node:fs");
const { join, resolve } = require("node:path");
const out = process.env.CDKTF_OUTDIR;
const stacks = {};
for (const file of readdirSync("stacks")) {
  const name = file.replace(".json", "");
  const settings = JSON.parse(readFileSync(join("stacks", file), "utf8"));
  const backend = { local: { path: resolve("state", (settings.state || name) + ".tfstate") } };
  const read = Object.entries(settings.reads || {}).map(([id, state]) => [
    id,
    { backend: "local", config: { path: resolve("state", state + ".tfstate") } },
  ]);
  const data = read.length > 0 ? { data: { terraform_remote_state: Object.fromEntries(read) } } : {};
  const json = { terraform: { backend }, locals: settings.locals || {}, ...data };
  mkdirSync(join(out, "stacks", name), { recursive: true });
  writeFileSync(join(out, "stacks", name, "cdk.tf.json"), JSON.stringify(json));
  stacks[name] = { name, constructPath: name, synthesizedStackPath: "stacks/" + name + "/cdk.tf.json", dependencies: [] };
}
writeFileSync(join(out, "manifest.json"), JSON.stringify({ version: "0.21.0", stacks }));
`;

/** A repository with a small app: home, traffic that reads home, and one that stands alone. */
export class TestRepository {
  readonly around = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-repository-")));
  readonly folder = join(this.around, "repository");
  private readonly temporary = join(this.around, "temporary");

  private readonly usualTemporary = process.env["TMPDIR"];

  constructor() {
    // a folder of its own, to see what is left in it
    mkdirSync(this.temporary);
    process.env["TMPDIR"] = this.temporary;
    this.git("init", "--quiet", "--initial-branch=main", this.folder);
    this.write("cdktf.json", JSON.stringify({ app: "node app.js" }));
    this.write("app.js", app);
    this.write("stacks/home.json", JSON.stringify({ locals: { min: 1 } }));
    this.write("stacks/traffic.json", JSON.stringify({ reads: { home: "home" } }));
    this.write("stacks/alone.json", JSON.stringify({ locals: { text: '${file("../../../config.txt")}' } }));
    this.write("config.txt", "1");
    this.commit();
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Commits all there is, and tells the commit. */
  commit(): string {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", "change");
    return this.git("rev-parse", "HEAD");
  }

  git(...args: readonly string[]): string {
    const who = ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "protocol.file.allow=always"];
    const cwd = args[0] === "init" || args[0] === "clone" ? this.around : this.folder;
    const { status, stdout, stderr } = spawnSync("git", [...who, ...args], { cwd, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  }

  /** Runs the command here, or in another clone. */
  async affected(wish: Partial<AffectedInput> = {}, folder = this.folder) {
    const terminal = new FakeTerminal();
    const project = { root: folder, games: folder, cwd: folder };
    const signal = new AbortController().signal;
    const usual = { project, base: "main", cache: false, json: true, matrix: false, env: process.env, signal };
    const code = await affected({ ...usual, ...wish }, terminal);
    return { code, terminal, report: () => terminal.json as AffectedReport };
  }

  /** Throws when a command that has ended has left a checkout or an output folder. */
  mustBeClean(): void {
    const worktrees = this.git("worktree", "list", "--porcelain").match(/^worktree .*/gm) ?? [];
    const hidden = readdirSync(this.folder).filter((name) => name.startsWith(".cdktf.out"));
    const temporary = readdirSync(this.temporary).filter((name) => name.startsWith("anycast-edge-"));
    const left = [...worktrees.slice(1), ...hidden, ...temporary];
    if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
  }

  remove(): void {
    if (this.usualTemporary === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = this.usualTemporary;
    rmSync(this.around, { recursive: true, force: true });
  }
}
