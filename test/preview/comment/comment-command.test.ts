import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { comment, type CommentInput } from "../../../cli/commands/comment";
import type { PreviewReport } from "../../../preview/report/preview-schema";
import { bot, headSha, StandIn, token } from "../../ci/support/github";
import { change, report, stack } from "../report/support/sample";
import { FakeTerminal } from "../../support/terminal";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-comment-"));
afterAll(() => rmSync(folder, { recursive: true }));
let server: StandIn;
beforeEach(async () => {
  server = await StandIn.start();
  rmSync(join(folder, "summary"), { force: true });
});
afterEach(() => server.stop());

const quiet = report({
  git: {
    base: { ref: "main", commit: "b".repeat(40), cached: false },
    head: { ref: "change", commit: headSha, edited: false },
  },
});
const created = stack({ id: "duel-prod-entry", game: "duel", environment: "prod", changes: [change()] });
const changes: PreviewReport = { ...quiet, stacks: [created] };

async function run(report: object, input: Partial<CommentInput> = {}) {
  const terminal = new FakeTerminal();
  writeFileSync(join(folder, "preview.json"), JSON.stringify(report));
  const code = await comment(
    {
      files: ["preview.json"],
      cwd: folder,
      env: {
        GITHUB_TOKEN: token,
        GITHUB_API_URL: server.url,
        GITHUB_REPOSITORY: "games/fleet",
        GITHUB_STEP_SUMMARY: join(folder, "summary"),
      },
      pull: "7",
      head: headSha,
      key: "default",
      check: false,
      dryRun: false,
      json: false,
      ...input,
    },
    terminal,
  );
  return { code, terminal };
}

test("writes the comment, shows the same on the page of the run, and says what it did", async () => {
  const { code, terminal } = await run(changes);

  expect([code, terminal.stdout]).toEqual([0, "comment created"]);
  expect(server.comments[0]?.body).toContain("duel-prod-entry");
  expect(readFileSync(join(folder, "summary"), "utf8")).toContain("duel-prod-entry");
});

test.each<[string, number, PreviewReport]>([
  ["nothing would change", 0, quiet],
  ["something would change", 0, changes],
  ["the guard says no", 3, { ...changes, verdict: "block" }],
  ["the guard asks for an approval", 3, { ...changes, verdict: "needs-approval" }],
  ["a stack could not be planned", 1, { ...changes, stacks: [{ ...created, status: "error" }] }],
])("--check when %s: exit code %i, after the comment was written", async (_, expected, report) => {
  const { code } = await run(report, { check: true });

  expect(code).toBe(expected);
  expect(server.comments).toHaveLength(report === quiet ? 0 : 1);
});

test("without --check the exit code is that of the comment alone", async () => {
  expect((await run({ ...changes, verdict: "block" })).code).toBe(0);
});

test("--dry-run prints the text, asks nothing and needs no token", async () => {
  const { code, terminal } = await run(changes, { dryRun: true, check: true, env: {}, pull: undefined });

  expect(code).toBe(0);
  expect(terminal.stdout).toContain("duel-prod-entry");
  expect(server.asked).toEqual([]);
});

test("--json tells what became of it", async () => {
  const { terminal } = await run(quiet, { json: true });

  expect(terminal.json).toMatchObject({ outcome: "not-needed", markdown: expect.any(String) as string });
});

test("--issue keeps an issue", async () => {
  const { terminal } = await run(changes, { issue: "Drift", pull: undefined, head: undefined });

  expect(terminal.stdout).toBe("issue created");
  expect(server.issues).toMatchObject([{ title: "Drift", login: bot }]);
});

test("shards are joined", async () => {
  const part = (index: number, id: string) =>
    JSON.stringify({ ...changes, shard: { index, of: 2 }, stacks: [{ ...created, id }] });
  writeFileSync(join(folder, "one.json"), part(1, "one-stack"));
  writeFileSync(join(folder, "two.json"), part(2, "other-stack"));
  await run(changes, { files: ["two.json", "one.json"] });

  expect(server.comments[0]?.body).toMatch(/one-stack.*other-stack/s);
});

describe("fails", () => {
  test.each<[string, Partial<CommentInput>]>([
    ["comment/no-token", { env: { GITHUB_REPOSITORY: "games/fleet" } }],
    ["comment/no-file", { files: ["nothing.json"] }],
    ["comment/no-repo", { env: { GITHUB_TOKEN: token } }],
    ["comment/no-pull", { pull: undefined }],
  ])("%s", async (code, input) => {
    await expect(run(changes, input)).rejects.toThrow(`(${code})`);
    expect(server.asked).toEqual([]);
  });

  test("a file that is no preview", async () => {
    await expect(run({ schema: "other" })).rejects.toThrow("report/not-a-preview");
  });

  test("one shard of several", async () => {
    await expect(run({ ...changes, shard: { index: 1, of: 2 } })).rejects.toThrow("report/shard-missing");
  });
});
