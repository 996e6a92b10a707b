import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PreviewStack } from "../../preview/report/preview-schema";
import { report, stack } from "../preview/report/support/sample";
import { root } from "./support/workflow";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-environments-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the step hands on and shows, for a preview of these stacks. */
function run(stacks: readonly PreviewStack[]) {
  const [PREVIEW, TOUCHED] = [join(folder, "preview.json"), join(folder, "touched.json")];
  const [GITHUB_OUTPUT, GITHUB_STEP_SUMMARY] = [join(folder, "output"), join(folder, "summary")];
  const previewed = report({ stacks: [...stacks] });
  writeFileSync(PREVIEW, JSON.stringify(previewed));
  const { base, head } = previewed.git;
  const totals = { ...previewed.totals, unchanged: 0 };
  writeFileSync(
    TOUCHED,
    JSON.stringify({ schema: "affected/v1", base, head, all: null, totals, noise: [], notes: [], stacks: [] }),
  );
  for (const file of [GITHUB_OUTPUT, GITHUB_STEP_SUMMARY]) writeFileSync(file, "");
  const env = { PATH: process.env["PATH"], PREVIEW, TOUCHED, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY };
  const tsx = join(root, "node_modules", ".bin", "tsx");
  const { status, stderr } = spawnSync(tsx, ["ci/environments.ts"], { cwd: root, env, encoding: "utf8" });
  return {
    failure: status === 0 ? "" : stderr,
    outputs: readFileSync(GITHUB_OUTPUT, "utf8"),
    summary: readFileSync(GITHUB_STEP_SUMMARY, "utf8"),
  };
}

test("what is touched and has no plan is told on the page of the run, each with what to do", () => {
  const { failure, outputs, summary } = run([
    stack({ status: "changes" }),
    stack({ id: "starfall-prod-edge", status: "projected", plan: null }),
    stack({ id: "starfall-prod-late", status: "waits", plan: null }),
    stack({ id: "starfall-old-home", status: "removed", plan: null }),
    stack({ id: "starfall-dev-home", status: "changes", plan: null }),
    stack({ id: "starfall-dev-edge", status: "unaffected", plan: null }),
  ]);

  expect(failure).toBe("");
  expect(outputs).toContain('[{"environment":"starfall-prod","stacks":"starfall-prod-home"}]');
  expect(summary.split("\n").filter((line) => line.startsWith("-"))).toEqual([
    expect.stringMatching(/^- `starfall-prod-edge` \(projected\): .*run the workflow `preview`/),
    expect.stringMatching(/^- `starfall-prod-late` \(waits\): .*run the workflow `preview`/),
    expect.stringMatching(/^- `starfall-old-home` \(removed\): `cdktf destroy`/),
    expect.stringMatching(/^- `starfall-dev-home` \(changes\): its plan was not kept; set `PLAN_KEY`/),
  ]);
});

test("nothing is told where all has a plan", () => {
  expect(run([stack({ status: "changes" })])).toMatchObject({ failure: "", summary: "" });
});
