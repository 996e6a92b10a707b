import { appendFileSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ProblemError } from "../../model/problem";
import { gitHub, type GitHub } from "../../preview/comment/github";
import { postIssue, type IssuePosted } from "../../preview/comment/post-issue";
import { postSticky, type Posted } from "../../preview/comment/post-sticky";
import { repositoryOf, subjectOf } from "../../preview/comment/subject";
import { exitCode } from "../../preview/report/exit-code";
import { joinReports } from "../../preview/report/join";
import { previewMarkdown } from "../../preview/report/markdown";
import type { PreviewReport } from "../../preview/report/preview-schema";
import { readReport } from "../../preview/report/read-report";
import { json } from "../report";
import type { Terminal } from "../terminal";

export interface CommentInput {
  /** Reports of previews: one, or all shards of one run. */
  readonly files: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly repo?: string;
  readonly pull?: string;
  readonly head?: string;
  readonly key: string;
  readonly author?: string;
  /** Title of an issue to keep instead of a comment. */
  readonly issue?: string;
  /** Ends with the preview's own exit code, but for changes, which are no failure. */
  readonly check: boolean;
  /** Prints the text and asks GitHub nothing. */
  readonly dryRun: boolean;
  readonly json: boolean;
}

type Outcome = Posted | IssuePosted | "dry-run";

const told: Readonly<Record<Exclude<Outcome, "dry-run">, string>> = {
  created: "created",
  updated: "updated",
  unchanged: "left as it is: it says the same",
  closed: "closed: there is nothing to say any more",
  outdated: "left as it is: the pull request has moved on, and a newer run tells of it",
  "not-needed": "not written: there is nothing to say",
};

/** Says on GitHub what a change will do. Exit code 0; with `check` 1 when a stack failed and 3 when the guard says no. */
export async function comment(input: CommentInput, terminal: Terminal): Promise<number> {
  const { files, cwd, env, check, dryRun, issue } = input;
  const report = joinReports(files.map((file) => readReport(readText(cwd, file), file)));
  const markdown = previewMarkdown(report);
  summarise(env, markdown);

  const outcome: Outcome = dryRun ? "dry-run" : await post(input, report, markdown);
  const code = check ? failure(exitCode(report)) : 0;
  if (input.json) terminal.out(json({ outcome, markdown }));
  else terminal.out(outcome === "dry-run" ? markdown : `${issue === undefined ? "comment" : "issue"} ${told[outcome]}`);
  return code;
}

function post(input: CommentInput, report: PreviewReport, markdown: string): Promise<Outcome> {
  const { env, key, author, issue } = input;
  const text = { key, author, markdown, needed: exitCode(report) !== 0 };
  const github = client(env);
  if (issue !== undefined) return postIssue(github, { ...text, repo: repositoryOf(input), title: issue });
  return postSticky(github, { ...text, ...subjectOf(input) });
}

function client(env: NodeJS.ProcessEnv): GitHub {
  const token = env["GITHUB_TOKEN"] ?? "";
  if (token === "") {
    refuse(
      "comment/no-token",
      "`GITHUB_TOKEN` is not set",
      "set `GITHUB_TOKEN: ${{ github.token }}` in the step's `env`",
    );
  }
  return gitHub({ token, url: env["GITHUB_API_URL"] });
}

/** The page of the run shows it too, for forks the only place. */
function summarise(env: NodeJS.ProcessEnv, markdown: string): void {
  const file = env["GITHUB_STEP_SUMMARY"] ?? "";
  if (file !== "") appendFileSync(file, `${markdown}\n`);
}

function failure(code: number): number {
  return code === 2 ? 0 : code;
}

function readText(cwd: string, file: string): string {
  try {
    return readFileSync(resolve(cwd, file), "utf8");
  } catch {
    return refuse("comment/no-file", `${file} cannot be read`, "name a report that `anycast-edge preview --out` wrote");
  }
}

function refuse(code: string, what: string, fix: string): never {
  throw new ProblemError([{ code, what, fix }]);
}
