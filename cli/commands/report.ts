import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ProblemError } from "../../model/problem";
import { exitCode } from "../../preview/report/exit-code";
import { joinReports } from "../../preview/report/join";
import { previewMarkdown } from "../../preview/report/markdown";
import { readReport } from "../../preview/report/read-report";
import { previewText } from "../preview-text";
import { json } from "../report";
import type { Terminal } from "../terminal";

export interface ReportInput {
  readonly cwd: string;
  /** Files that `preview` wrote: one of all stacks, or the shards of one run. */
  readonly parts: readonly string[];
  /** Where the whole report goes. Default: nowhere. */
  readonly out?: string;
  /** Where the comment goes, in Markdown. Default: nowhere. */
  readonly md?: string;
  /** Most characters of the comment, as it was written. Default: 60000. */
  readonly maxCharacters?: string;
  readonly json: boolean;
}

/**
 * Makes one report of the parts of a run, and a comment of it. Exit code 1: a stack could not be planned, 3: blocked, 2:
 * changes, 0: none.
 */
export function report(input: ReportInput, terminal: Terminal): Promise<number> {
  const { cwd, parts, out, md, json: asJson } = input;
  if (out !== undefined && md !== undefined && resolve(cwd, out) === resolve(cwd, md)) {
    refuse("report/same-file", `\`--out\` and \`--md\` are both ${out}`, "name two files");
  }
  const maxCharacters = characters(input);
  const whole = joinReports(parts.map((file) => readReport(read(cwd, file), file)));
  const comment = md === undefined ? undefined : previewMarkdown(whole, { maxCharacters });

  if (out !== undefined) write(cwd, out, `${json(whole)}\n`);
  if (md !== undefined && comment !== undefined) write(cwd, md, comment);
  terminal.out(asJson ? json(whole) : previewText(whole, (style, text) => terminal.paint(style, text)));
  return Promise.resolve(exitCode(whole));
}

function characters({ md, maxCharacters }: ReportInput): number | undefined {
  if (maxCharacters === undefined) return undefined;
  if (md === undefined) {
    const what = `\`--max-characters ${maxCharacters}\` is about a comment, and none is written`;
    refuse("report/characters-without-md", what, "add `--md`, or leave it out");
  }
  return /^\d+$/.test(maxCharacters) ? Number(maxCharacters) : Number.NaN;
}

function read(cwd: string, file: string): string {
  try {
    return readFileSync(resolve(cwd, file), "utf8");
  } catch {
    return refuse("report/no-file", `${file} cannot be read`, "name a file that `anycast-edge preview --out` wrote");
  }
}

function write(cwd: string, file: string, text: string): void {
  try {
    writeFileSync(resolve(cwd, file), text);
  } catch (error) {
    const why = error instanceof Error && "code" in error ? `: ${String(error.code)}` : "";
    refuse("report/cannot-write", `${file} cannot be written${why}`, "name a file in a folder that exists");
  }
}

function refuse(code: string, what: string, fix: string): never {
  throw new ProblemError([{ code, what, fix }]);
}
