import { ProblemError } from "../../../model/problem";
import { joinReports } from "../../../preview/report/join";
import { previewMarkdown } from "../../../preview/report/markdown";
import type { PreviewReport } from "../../../preview/report/preview-schema";
import { change, finding, report, stack } from "./support/sample";

const one = stack({ id: "b", changes: [change()] });
const two = stack({
  id: "a",
  class: "added",
  changes: [change({ actions: ["create"] }), change({ actions: ["delete"] })],
});
const part = (index: number, own: Partial<PreviewReport> = {}): PreviewReport =>
  report({ shard: { index, of: 2 }, stacks: index === 1 ? [one] : [two], ...own });

function codes(parts: readonly PreviewReport[]): string[] {
  try {
    joinReports(parts);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code }) => code);
  }
}

test("stacks of all shards are one report, in the order of their ids", () => {
  const joined = joinReports([part(2), part(1)]);

  expect(joined.shard).toBeNull();
  expect(joined.stacks.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(joined.totals).toEqual({
    stacks: 48,
    touched: 2,
    added: 1,
    removed: 0,
    changed: 1,
    moved: 0,
    dependent: 0,
    changes: { create: 1, update: 1, replace: 0, delete: 1, forget: 0, move: 0, import: 0 },
  });
});

test("the order in which shards are named means nothing", () => {
  expect(previewMarkdown(joinReports([part(2), part(1)]))).toBe(previewMarkdown(joinReports([part(1), part(2)])));
});

test("the worst verdict counts, the earliest start and the longest time", () => {
  const joined = joinReports([
    part(1, { verdict: "warn", run: { started: "2026-11-26T08:00:05Z", seconds: 9 } }),
    part(2, { verdict: "block", run: { started: "2026-11-26T08:00:01Z", seconds: 3 } }),
  ]);

  expect(joined).toMatchObject({ verdict: "block", run: { started: "2026-11-26T08:00:01Z", seconds: 9 } });
});

test("notes and findings that each shard has are told once", () => {
  const own = { notes: [{ code: "a/b", what: "c" }], noise: [{ pointer: "/a", stacks: 48 }], findings: [finding()] };
  const joined = joinReports([part(1, own), part(2, own)]);

  expect(joined).toMatchObject(own);
});

test("an approval is of no use only when no shard has a use for it", () => {
  const [used, expired, stray] = ["used", "expired", "stray"].map((address) => finding({ address }));
  const granted = { granted: true as const, by: "me", why: "meant", expires: "2027-01-01" };
  const unused = (address: string, why: string) => ({ address, action: "delete", why });
  const joined = joinReports([
    part(1, {
      findings: [{ ...(used ?? finding()), approval: granted }, expired ?? finding()],
      unusedApprovals: [unused("expired", "it expired"), unused("stray", "nothing asks for it")],
    }),
    part(2, { unusedApprovals: ["used", "expired", "stray"].map((address) => unused(address, "nothing asks for it")) }),
  ]);

  expect(stray).toBeDefined();
  expect(joined.unusedApprovals).toEqual([unused("expired", "it expired"), unused("stray", "nothing asks for it")]);
});

test("a report of all stacks stays as it is", () => {
  const whole = report({ stacks: [one] });

  expect(joinReports([whole])).toBe(whole);
});

describe("fails", () => {
  const other = part(2);
  const { git } = other;

  test.each([
    ["report/no-part", []],
    ["report/whole-among-parts", [part(1), report()]],
    ["report/parts-differ", [part(1), { ...other, git: { ...git, head: { ...git.head, commit: "3".repeat(40) } } }]],
    ["report/parts-differ", [part(1), { ...other, git: { ...git, base: { ...git.base, commit: "3".repeat(40) } } }]],
    ["report/parts-differ", [part(1), { ...other, world: "sandbox" as const }]],
    ["report/parts-differ", [part(1), { ...other, terraform: { program: "tofu" as const, version: "1.11.4" } }]],
    ["report/parts-differ", [part(1), { ...other, shard: { index: 2, of: 3 } }]],
    ["report/shard-twice", [part(1), part(1)]],
    ["report/shard-twice", [part(1), { ...other, shard: { index: 3, of: 2 } }]],
    ["report/shard-missing", [part(2)]],
    ["report/stack-twice", [part(1), { ...other, stacks: [one] }]],
  ] satisfies [string, PreviewReport[]][])("%s", (code, parts) => {
    expect(codes(parts)).toEqual([code]);
  });
});

test("says which shard is missing", () => {
  expect(() => joinReports([part(2)])).toThrow("1 of 2 shards are missing, the first of them is 1");
});
