import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ProblemError } from "../../model/problem";
import { preview as previewed, type PlansToSave, type Progress } from "../../preview/engine/preview";
import { readApprovals } from "../../preview/guard/approval";
import { exitCode } from "../../preview/report/exit-code";
import { previewMarkdown } from "../../preview/report/markdown";
import { terraformBinary } from "../../scripts/terraform-binary";
import { declaredIn } from "../declared";
import { readText } from "../guard/subjects";
import { Interrupted } from "../interrupt";
import { previewPlayers } from "../preview-players";
import { previewText } from "../preview-text";
import type { App } from "../project";
import { json } from "../report";
import type { Terminal } from "../terminal";

/** The command line, as it was written. */
export interface PreviewFlags {
  readonly base?: string;
  readonly head?: string;
  readonly saved?: string;
  readonly trustHead?: boolean;
  readonly drift?: boolean;
  readonly stack?: readonly string[];
  readonly shard?: string;
  readonly refresh: boolean;
  readonly parallelism?: string;
  readonly memory?: string;
  readonly out?: string;
  readonly md?: string;
  readonly plans?: string;
  readonly planKey?: string;
  readonly approvals?: string;
  readonly cache: boolean;
}

export interface PreviewInput {
  readonly project: App;
  readonly cwd: string;
  readonly flags: PreviewFlags;
  readonly json: boolean;
  readonly version: string;
  /** Most stacks at a time, unless it is said. */
  readonly usualParallelism: number;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** Shows what a change will do. Exit code 0: nothing, 2: something, 3: the guard objects, 1: it cannot be told. */
export async function preview(input: PreviewInput, terminal: Terminal): Promise<number> {
  const { project, cwd, flags, version, env, signal, progress } = input;
  mustFit(flags);
  const place = (file: string): string => resolve(cwd, file);
  const drift = flags.drift === true;
  for (const file of [flags.out, flags.md]) if (file !== undefined) makeRoom(place(file));
  const sides = {
    ...(flags.base !== undefined && { base: flags.base }),
    ...(flags.head !== undefined && { head: flags.head }),
    ...(flags.saved !== undefined && { saved: place(flags.saved) }),
  };
  try {
    const { report, release } = await previewed({
      project: project.root,
      ...sides,
      trustHead: flags.trustHead === true,
      drift,
      ...(flags.stack !== undefined && { only: flags.stack }),
      ...(flags.shard !== undefined && { shard: shardOf(flags.shard) }),
      refresh: flags.refresh ? "auto" : "off",
      parallelism: number("--parallelism", flags.parallelism) ?? input.usualParallelism,
      memoryMb: number("--memory", flags.memory),
      plans: plansOf(input),
      approvals: flags.approvals === undefined ? [] : readApprovals(readText(cwd, flags.approvals), flags.approvals),
      cache: flags.cache,
      binary: terraformBinary(env),
      declared: declaredIn(project),
      players: await previewPlayers({ project, ...sides, env, signal }),
      world: (env["ANYCAST_EDGE_SANDBOX"] ?? "") === "" ? "cloud" : "sandbox",
      version,
      env,
      signal,
      announce: (text) => terminal.err(text),
      progress,
    });
    const paint: Terminal["paint"] = (style, text) => terminal.paint(style, text);
    // all of it is looked at before any of it is written
    const printed = release(input.json ? json(report) : previewText(report, paint), "what is printed");
    const files = [
      ...(flags.out === undefined ? [] : [[place(flags.out), release(`${json(report)}\n`, flags.out)] as const]),
      ...(flags.md === undefined ? [] : [[place(flags.md), release(previewMarkdown(report), flags.md)] as const]),
    ];
    for (const [file, text] of files) writeFileSync(file, text);
    terminal.out(printed);
    return exitCode(report);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    terminal.err(error.message);
    return error.exitCode;
  }
}

function mustFit(flags: PreviewFlags): void {
  const { base, head, saved, trustHead, drift, planKey, plans, refresh, out, md } = flags;
  if ((base === undefined) === (drift !== true)) {
    const what =
      base === undefined ? "neither `--base` nor `--drift` is given" : "`--drift` has no base to compare with";
    refuse(
      "preview/base-or-drift",
      what,
      "name what to compare with, `--base origin/main`, or look at all with `--drift`",
    );
  }
  if (saved !== undefined && head !== undefined) {
    refuse("preview/saved-or-head", "`--saved` and `--head` name two heads", "take one of them");
  }
  if (drift === true && saved !== undefined) {
    const fix = "name the base that it is compared with: `--base REF`";
    refuse("preview/drift-of-saved", "`--drift` would take what `--saved` holds for what is known already", fix);
  }
  if (drift === true && !refresh) {
    refuse("preview/drift-unrefreshed", "`--no-refresh` asks nobody what has drifted", "leave one of the two out");
  }
  if (plans !== undefined && !refresh) {
    const fix = "leave one of the two out";
    refuse("preview/plans-unrefreshed", "plans that were made with `--no-refresh` are not kept", fix);
  }
  if (out !== undefined && md !== undefined && resolve(out) === resolve(md)) {
    refuse("preview/one-file", `\`--out\` and \`--md\` are both ${out}`, "name two files");
  }
  if (trustHead === true && saved === undefined) {
    const fix = "leave it out: what is synthesised here has run its code already";
    refuse("preview/trust-without-saved", "`--trust-head` is about a saved head, and none is named", fix);
  }
  if (planKey !== undefined && plans === undefined) {
    refuse("preview/key-without-plans", "`--plan-key` encrypts plans, and none are kept", "add `--plans FOLDER`");
  }
}

/** Whatever CI keeps, others can read. */
function plansOf({ flags: { plans, planKey }, cwd, env }: PreviewInput): PlansToSave | undefined {
  if (plans === undefined) return undefined;
  const folder = resolve(cwd, plans);
  if (planKey !== undefined) return { folder, recipient: readText(cwd, planKey) };
  if (["", "false", "0"].includes(env["CI"] ?? "")) return { folder };
  const fix =
    "name the public key that they are encrypted to: `--plan-key FILE`; docs/previews.md tells how to make one";
  return refuse("preview/plans-in-clear", "`--plans` would keep plans in clear, with every secret in them, on CI", fix);
}

function shardOf(written: string): { index: number; of: number } {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(written) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of) return shard;
  return refuse("preview/shard", `\`--shard\` is ${written}`, "write which of how many, as in `--shard 2/4`");
}

function number(flag: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (/^[1-9]\d{0,6}$/.test(written)) return Number(written);
  return refuse("preview/number", `\`${flag}\` is ${written}`, "write a whole number from 1 on");
}

/** Seen before anything is planned, which can take long. A report of an earlier run is not left for one of this. */
function makeRoom(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(file, { force: true });
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    refuse("preview/not-writable", `${file} cannot be written: ${(error as Error).message}`, "name another file");
  }
}

function refuse(code: string, what: string, fix: string): never {
  throw new ProblemError([{ code, what, fix }]);
}
