import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { subjectOf, type SubjectProps } from "../../../preview/comment/subject";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-event-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sha = "0123456789abcdef0123456789abcdef01234567";
const pullRequest = { action: "opened", pull_request: { number: 12, head: { sha, ref: "x" }, title: "t" } };

function subject(event: unknown, props: Partial<SubjectProps> = {}) {
  const file = join(folder, "event.json");
  writeFileSync(file, typeof event === "string" ? event : JSON.stringify(event));
  return subjectOf({ env: { GITHUB_REPOSITORY: "games/fleet", GITHUB_EVENT_PATH: file }, ...props });
}

test.each([
  ["pull_request", pullRequest],
  ["workflow_run", { workflow_run: { head_sha: sha, pull_requests: [{ number: 12 }, { number: 13 }] } }],
])("the event %s tells which pull request it is, and which commit", (_, event) => {
  expect(subject(event)).toEqual({ repo: "games/fleet", pull: 12, head: sha });
});

test("what is said by hand counts, each for itself, and no event is needed then", () => {
  expect(subject(pullRequest, { pull: "99" })).toEqual({ repo: "games/fleet", pull: 99, head: sha });
  expect(subject("no event", { repo: "a/b.c", pull: "99", head: sha })).toEqual({ repo: "a/b.c", pull: 99, head: sha });
});

describe("fails", () => {
  test.each<[string, unknown, Partial<SubjectProps>]>([
    ["comment/no-repo", pullRequest, { env: {} }],
    ["comment/no-repo", pullRequest, { repo: "fleet" }],
    ["comment/no-repo", pullRequest, { repo: "games/.." }],
    ["comment/no-repo", pullRequest, { repo: "games/fleet/../.." }],
    ["comment/no-pull", {}, {}],
    ["comment/no-pull", {}, { env: { GITHUB_REPOSITORY: "games/fleet" } }],
    // GitHub lists none for forks
    ["comment/no-pull", { workflow_run: { head_sha: sha, pull_requests: [] } }, {}],
    ["comment/no-pull", pullRequest, { pull: "7/../8" }],
    ["comment/no-head", {}, { pull: "7" }],
    ["comment/no-head", pullRequest, { head: "main" }],
    ["comment/bad-event", "{", {}],
    ["comment/bad-event", { pull_request: { number: "12" } }, {}],
  ])("%s: %#", (code, event, props) => {
    expect(() => subject(event, props)).toThrow(`(${code})`);
  });
});
