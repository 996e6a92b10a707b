import { readFileSync } from "node:fs";
import { z } from "zod";
import { ProblemError } from "../../model/problem";

/** What is said by hand; everything else is read from the run of the workflow. */
export interface SubjectProps {
  /** `owner/name`. @default - GITHUB_REPOSITORY */
  readonly repo?: string;
  /** Number of the pull request. @default - that of the event in GITHUB_EVENT_PATH */
  readonly pull?: string;
  /** Commit that was looked at. @default - head of the pull request in the event */
  readonly head?: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A pull request at one of its commits. */
export interface Subject {
  readonly repo: string;
  readonly pull: number;
  readonly head: string;
}

const number = z.int().positive();
const eventSchema = z.object({
  pull_request: z.object({ number, head: z.object({ sha: z.string() }) }).optional(),
  workflow_run: z.object({ head_sha: z.string(), pull_requests: z.array(z.object({ number })) }).optional(),
});

/**
 * The repository a job works for.
 *
 * @throws ProblemError `comment/no-repo`
 */
export function repositoryOf({ repo, env }: Pick<SubjectProps, "repo" | "env">): string {
  const written = repo ?? env["GITHUB_REPOSITORY"] ?? "";
  if (/^[\w-]+\/(?!\.{1,2}$)[\w.-]+$/.test(written)) return written;
  const what = written === "" ? "no repository is named" : `the repository is named ${JSON.stringify(written)}`;
  return refuse("comment/no-repo", what, "add `--repo owner/name`, or set `GITHUB_REPOSITORY`");
}

/**
 * The pull request a job works for.
 *
 * @throws ProblemError `comment/no-repo`, `comment/no-pull`, `comment/no-head`, `comment/bad-event`
 */
export function subjectOf(props: SubjectProps): Subject {
  const repo = repositoryOf(props);
  const event = props.pull === undefined || props.head === undefined ? eventOf(props.env) : {};
  const pull = props.pull ?? String(event.pull ?? "");
  const head = props.head ?? event.head ?? "";
  if (!/^[1-9]\d{0,9}$/.test(pull)) {
    const what =
      pull === "" ? "the event of this run tells of no pull request" : `\`--pull\` is ${JSON.stringify(pull)}`;
    refuse("comment/no-pull", what, "add `--pull` with the number of the pull request");
  }
  if (!/^[0-9a-f]{40}$/.test(head)) {
    const what = head === "" ? "the event of this run tells of no commit" : `\`--head\` is ${JSON.stringify(head)}`;
    refuse("comment/no-head", what, "add `--head` with the full id of the commit that was looked at");
  }
  return { repo, pull: Number(pull), head };
}

/** Events of forks list no pull request for `workflow_run`. */
function eventOf(env: NodeJS.ProcessEnv): { pull?: number; head?: string } {
  const file = env["GITHUB_EVENT_PATH"] ?? "";
  if (file === "") return {};
  const { pull_request: request, workflow_run: run } = readEvent(file);
  if (request !== undefined) return { pull: request.number, head: request.head.sha };
  return { pull: run?.pull_requests[0]?.number, head: run?.head_sha };
}

function readEvent(file: string): z.output<typeof eventSchema> {
  try {
    return eventSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    const what = `\`GITHUB_EVENT_PATH\` is ${file}, which is not an event of GitHub's`;
    return refuse("comment/bad-event", what, "add `--pull` and `--head`");
  }
}

function refuse(code: string, what: string, fix: string): never {
  throw new ProblemError([{ code, what, fix }]);
}
