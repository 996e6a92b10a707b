import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PreviewReport } from "../../../preview/report/preview-schema";
import { PreviewedApp } from "./previewed-app";

jest.setTimeout(120_000);

let app: PreviewedApp;
beforeAll(() => {
  app = new PreviewedApp();
});
afterAll(() => app.remove());

test("nothing is wrong with what was written", async () => {
  expect(await app.deployed()).toEqual([["one", "two"]]);
  expect(await app.deployed({ stacks: ["t*"] })).toEqual([["two"]]);
});

describe("an edited preview.json", () => {
  afterEach(() => app.restore());

  const git = ({ git: { base, head } }: PreviewReport, commits: object): object => ({
    git: { base: { ...base, ...commits }, head },
  });
  const edits: Readonly<Record<string, (report: PreviewReport) => object>> = {
    world: () => ({ world: "sandbox" }),
    terraform: ({ terraform }) => ({ terraform: { ...terraform, version: "1.11.3" } }),
    "git.base.commit": (report) => git(report, { commit: "0" }),
    "git.head.commit": ({ git: { base, head } }) => ({ git: { base, head: { ...head, commit: "0" } } }),
    stacks: ({ stacks }) => ({ stacks: stacks.slice(1) }),
    "counts of a stack": ({ stacks }) => ({
      stacks: stacks.map((stack) => ({ ...stack, counts: { ...stack.counts, delete: 1 } })),
    }),
    "planDigest of a stack": ({ stacks }) => ({
      stacks: stacks.map((stack) => ({ ...stack, planDigest: `sha256:${"0".repeat(64)}` })),
    }),
    "a seal taken away": ({ stacks }) => ({ stacks: stacks.map((stack) => ({ ...stack, seal: null })) }),
    "a seal of another stack": ({ stacks }) => ({
      stacks: stacks.map((stack) => ({ ...stack, seal: stacks.find(({ id }) => id !== stack.id)?.seal ?? null })),
    }),
    "a plan taken away": ({ stacks }) => ({
      stacks: stacks.map((stack) => ({ ...stack, plan: null, seal: null, status: "no-changes" })),
    }),
    "plans of each other": ({ stacks }) => ({
      stacks: stacks.map((stack) => ({ ...stack, plan: stacks.find(({ id }) => id !== stack.id)?.plan ?? null })),
    }),
    "a plan somewhere else": ({ stacks }) => ({
      stacks: stacks.map((stack) => ({ ...stack, plan: stack.plan && { ...stack.plan, file: "../one.plan.json" } })),
    }),
    "a name that moves the cursor": ({ stacks }) => ({
      stacks: stacks.map((stack) => ({ ...stack, id: "\u001b[2J" })),
    }),
  };
  test.each(Object.entries(edits))("is refused: %s", async (_name, change) => {
    app.edit((report) => ({ ...report, ...change(report) }));

    expect(await app.refused()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^apply\/(edited|stray|other)/)]),
    );
  });

  const idle: Readonly<Record<string, (report: PreviewReport) => object>> = {
    tool: ({ tool }) => ({ tool: { ...tool, version: "9" } }),
    run: ({ run }) => ({ run: { ...run, seconds: 9 } }),
    shard: () => ({ shard: { index: 1, of: 2 } }),
    verdict: () => ({ verdict: "block" }),
    all: () => ({ all: { code: "a/b", why: "c" } }),
    noise: () => ({ noise: [{ pointer: "/a", stacks: 1 }] }),
    notes: () => ({ notes: [{ code: "a/b", what: "c" }] }),
    totals: ({ totals }) => ({ totals: { ...totals, stacks: 9 } }),
    environments: () => ({ environments: [{ game: "a", environment: "b" }] }),
    unusedApprovals: () => ({ unusedApprovals: [{ address: "a", action: "b", why: "c" }] }),
    findings: () => ({ findings: [] }),
    "git.base.ref": (report) => git(report, { ref: "other" }),
  };
  test.each(Object.entries(idle))("decides nothing: %s", async (_name, change) => {
    app.edit((report) => ({ ...report, ...change(report) }));

    expect(await app.deployed()).toEqual([["one", "two"]]);
  });

  test("every part of the report is in one of the two lists", () => {
    const report = JSON.parse(readFileSync(join(app.out, "preview.json"), "utf8")) as PreviewReport;
    const told = new Set([...Object.keys(edits), ...Object.keys(idle)].map((name) => name.split(".")[0]));

    expect(Object.keys(report).filter((name) => !told.has(name))).toEqual(["schema"]);
  });

  test("is not read when it is none, or of another version", async () => {
    app.edit((report) => ({ ...report, schema: "preview/v2" }));
    expect(await app.refused()).toEqual([expect.stringContaining("report/newer")]);
    writeFileSync(join(app.out, "preview.json"), "{}");
    expect(await app.refused()).toEqual([expect.stringContaining("report/not-a-preview")]);
  });
});
