// which run previewed what was merged as GITHUB_SHA, and as which pull request: prints `run=<id>` and `pull=<number>`
import { z } from "zod";
import { ProblemError } from "../model/problem";
import { gitHub, type GitHub } from "../preview/comment/github";
import { previewAgain } from "./preview-again";
import { script } from "./script";

const pullsSchema = z.array(
  z.object({
    number: z.int(),
    merged_at: z.string().nullable(),
    merge_commit_sha: z.string().nullable(),
    head: z.object({ sha: z.string() }),
    base: z.object({ ref: z.string() }),
  }),
);
const runsSchema = z.object({
  workflow_runs: z.array(z.object({ id: z.int(), conclusion: z.string().nullable(), run_started_at: z.string() })),
});

script(async ({ variable, output }) => {
  const [repo, commit, branch] = [variable("GITHUB_REPOSITORY"), variable("GITHUB_SHA"), variable("GITHUB_REF_NAME")];
  const github = gitHub({ token: variable("GITHUB_TOKEN"), url: process.env["GITHUB_API_URL"] });
  const { number, head } = await mergedAs(github, repo, { commit, branch });
  output("run", String(await previewOf(github, repo, { number, head: head.sha })));
  output("pull", String(number));
});

async function mergedAs(github: GitHub, repo: string, { commit, branch }: { commit: string; branch: string }) {
  const pulls = await github.all(`/repos/${repo}/commits/${commit}/pulls`, pullsSchema);
  const merged = pulls.find(
    (pull) => pull.merged_at !== null && pull.merge_commit_sha === commit && pull.base.ref === branch,
  );
  if (merged !== undefined) return merged;
  return refuse({
    code: "ci/no-pull-request",
    what: `${commit} was not merged into ${branch} as a pull request, so nobody has seen what it would do`,
    fix: "revert it and open a pull request, or apply by hand: docs/previews.md",
  });
}

/** Only what ran for exactly the merged head. Whether as this pull request too is for check-origin.ts to tell. */
async function previewOf(github: GitHub, repo: string, { number, head }: { number: number; head: string }) {
  const runs = `/repos/${repo}/actions/workflows/preview.yml/runs?event=pull_request&head_sha=${head}&per_page=100`;
  const { workflow_runs: found } = await github.get(runs, runsSchema);
  const [latest] = found.sort((one, other) => (one.run_started_at < other.run_started_at ? 1 : -1));
  if (latest?.conclusion === "success") return latest.id;
  const state =
    latest === undefined ? "has no preview" : `has a preview that ended with ${latest.conclusion ?? "nothing yet"}`;
  return refuse({
    code: "ci/no-preview",
    what: `pull request ${number}, as it was merged, ${state}`,
    fix: previewAgain,
  });
}

function refuse(problem: { code: string; what: string; fix: string }): never {
  throw new ProblemError([problem]);
}
