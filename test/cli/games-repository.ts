import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compare, type CompareInput } from "../../cli/commands/compare";
import { findProject } from "../../cli/project";
import { comparisonSchema, type Comparison } from "../../simulator/comparison-schema";
import { FakeTerminal } from "../support/terminal";
import { root } from "./test-project";

/** A repository with shipped environments, committed, in a folder of its own. */
export class GamesRepository {
  private readonly around = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-games-")));
  /** The folder with cdktf.json. */
  readonly project: string;

  /** @param place the project's folder in the repository */
  constructor(place = ".") {
    this.project = join(this.around, place);
    this.git("init", "--quiet", "--initial-branch=main");
    this.write("cdktf.json", "{}");
    for (const name of ["defaults.yaml", "moonrush", "skyline", "starfall"]) {
      cpSync(join(root, "games", name), join(this.project, "games", name), { recursive: true });
    }
    this.commit();
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.project, file)), { recursive: true });
    writeFileSync(join(this.project, file), text);
  }

  /** Puts a text in place of another one, which must be there. */
  edit(file: string, from: RegExp | string, to: string): void {
    const text = readFileSync(join(this.project, file), "utf8");
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`nothing like ${String(from)} in ${file}`);
    this.write(file, edited);
  }

  drop(file: string): void {
    rmSync(join(this.project, file), { recursive: true });
  }

  /** Commits all there is, and tells the commit. */
  commit(): string {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", "change");
    return this.git("rev-parse", "HEAD");
  }

  git(...args: readonly string[]): string {
    const who = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    const { status, stdout, stderr } = spawnSync("git", [...who, ...args], { cwd: this.around, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  }

  /** Runs the command. */
  async compare(
    wish: Partial<Omit<CompareInput, "project">> & {
      readonly games?: string;
      readonly columns?: number | undefined;
    } = {},
  ) {
    const { games, columns, ...input } = wish;
    const terminal = new FakeTerminal();
    terminal.columns = columns;
    const project = findProject(this.project, games);
    const usual = { base: "main", flags: {}, json: true, env: process.env, signal: new AbortController().signal };
    const code = await compare({ project, ...usual, ...input }, terminal);
    return { code, terminal, comparison: (): Comparison => comparisonSchema.parse(terminal.json) };
  }

  /** Throws when a command that has ended has left a checkout. */
  mustBeClean(): void {
    const worktrees = this.git("worktree", "list", "--porcelain").match(/^worktree .*/gm) ?? [];
    const left = [...worktrees.slice(1), ...readdirSync(this.project).filter((name) => name.startsWith(".cdktf"))];
    if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
  }

  remove(): void {
    rmSync(this.around, { recursive: true, force: true });
  }
}
