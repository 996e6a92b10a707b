import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { report, type ReportInput } from "../../../cli/commands/report";
import { joinReports } from "../../../preview/report/join";
import { previewMarkdown } from "../../../preview/report/markdown";
import type { PreviewReport } from "../../../preview/report/preview-schema";
import { readReport } from "../../../preview/report/read-report";
import { change, finding, report as sample, stack } from "../../preview/report/support/sample";
import { FakeTerminal } from "../../support/terminal";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "anycast-edge-report-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const home = stack({ changes: [change()] });
const entry = stack({
  id: "starfall-prod-entry",
  changes: [change({ address: "tencentcloud_eip.entry", actions: ["delete"], entry: true })],
});
const shards = [
  sample({ shard: { index: 1, of: 2 }, stacks: [home] }),
  sample({ shard: { index: 2, of: 2 }, stacks: [entry], verdict: "block", findings: [finding()] }),
];

async function run(reports: readonly PreviewReport[], more: Partial<ReportInput> = {}) {
  const parts = reports.map((one, place) => {
    writeFileSync(join(folder, `part-${place}.json`), JSON.stringify(one));
    return `part-${place}.json`;
  });
  const terminal = new FakeTerminal();
  return { code: await report({ cwd: folder, parts, json: false, ...more }, terminal), terminal };
}

const written = (file: string): string => readFileSync(join(folder, file), "utf8");

test("shards become one report and one comment", async () => {
  const { code } = await run(shards, { out: "preview.json", md: "preview.md" });
  const whole = joinReports(shards);

  expect(code).toBe(3);
  expect(readReport(written("preview.json"), "preview.json")).toEqual(whole);
  expect(written("preview.md")).toBe(previewMarkdown(whole));
});

test("--json prints the report that --out writes", async () => {
  const { terminal } = await run(shards, { out: "preview.json", json: true });

  expect(terminal.json).toEqual(JSON.parse(written("preview.json")));
});

test("--max-characters bounds the comment", async () => {
  const changes = Array.from({ length: 300 }, (_, number) => change({ address: `tencentcloud_eip.relay[${number}]` }));
  await run([sample({ stacks: [stack({ changes })] })], { md: "preview.md", maxCharacters: "6000" });

  expect(written("preview.md").length).toBeLessThanOrEqual(6_000);
});

test("people read the verdict, findings, and what each stack loses", async () => {
  const odd = stack({
    id: "b\u001b[31m",
    status: "error",
    problem: { code: "engine/plan", what: "it\nfailed", fix: "look at it" },
  });
  const { code, terminal } = await run([sample({ ...joinReports(shards), world: "sandbox", stacks: [entry, odd] })]);

  expect(code).toBe(1);
  expect(terminal.stdout).toMatchInlineSnapshot(`
    "1 stack could not be planned: 2 of 48 stacks touched, 1 destroyed, 1 changed
    a sandbox result: no cloud was asked

    BLOCKED  tencentcloud_eip.entry (entry/destroyed)
        tencentcloud_eip.entry (119.28.1.2) would be destroyed: its block is gone from the configuration
        fix: keep its block, or take it out of the state with \`removed\`

    starfall-prod-entry  +0 ~0 ±0 -1
        destroyed tencentcloud_eip.entry, the entry
    b�[31m  error  +0 ~0 ±0 -0
        it
        failed
        fix: look at it (engine/plan)"
  `);
});

test.each<[number, PreviewReport["stacks"]]>([
  [0, []],
  [0, [stack()]],
  [2, [home]],
  [1, [stack({ status: "error" })]],
])("exit code %i", async (expected, stacks) => {
  const { code } = await run([sample({ stacks })]);

  expect(code).toBe(expected);
});

describe("fails", () => {
  test.each<[string, Partial<ReportInput>]>([
    ["report/no-file", { parts: ["missing.json"] }],
    ["report/same-file", { out: "a", md: "./a" }],
    ["report/characters-without-md", { maxCharacters: "7000" }],
    ["report/max-characters", { md: "preview.md", maxCharacters: "10" }],
    ["report/max-characters", { md: "preview.md", maxCharacters: "many" }],
    ["report/cannot-write", { out: "no/such/folder/preview.json" }],
  ])("%s", async (code, more) => {
    await expect(async () => run([sample()], more)).rejects.toThrow(`(${code})`);
    expect(readdirSync(folder)).toEqual(["part-0.json"]);
  });
});
