import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runOf } from "../../../preview/apply/run-of";
import type { Finding } from "../../../preview/guard/report";
import type { PreviewReport } from "../../../preview/report/preview-schema";
import { forge } from "./forge";
import { SmallApp, thing } from "./small-app";

jest.setTimeout(120_000);

/** `gone` is deployed and declared no more, which needs an approval; `one` is changed. */
let app: SmallApp;
beforeAll(() => {
  app = new SmallApp({ gone: thing("1"), one: thing("1") });
  for (const stack of ["gone", "one"]) app.deployBehind(stack, thing("1"));
  app.git("tag", "before");
  app.declare({ one: thing("10") });
});
beforeEach(() => app.preview("--base", "before"));
afterAll(() => app.remove());

const report = (): PreviewReport => JSON.parse(readFileSync(join(app.out, "preview.json"), "utf8")) as PreviewReport;

describe("what the preview found of a stack without a plan", () => {
  test("is in the way of the others, unless they alone are meant", async () => {
    const { code, terminal } = await app.check();

    expect({ code, runs: terminal.runs }).toEqual({ code: 3, runs: [] });
    expect(terminal.json).toMatchObject({ objections: [{ code: "stack/gone", address: "gone" }] });
    expect((await app.check({ stacks: ["one"] })).terminal.runs).toHaveLength(1);
  });

  test("can be approved where it is applied", async () => {
    const approvals = join(app.out, "guard.yml");
    const words = { by: "team", why: "it is meant" };
    const approved = (more: Partial<Finding & { expires: string }>) => {
      const of = ({ address, action, plan }: Finding) => ({ address, action, plan, expires: "2999-01-01", ...words });
      writeFileSync(approvals, JSON.stringify(report().findings.map((one) => ({ ...of(one), ...more }))));
      return app.check({ approvals });
    };

    expect((await approved({})).terminal.runs).toHaveLength(1);
    for (const more of [{ action: "update" }, { plan: `sha256:${"0".repeat(64)}` }, { expires: "2020-01-01" }]) {
      expect(await approved(more)).toMatchObject({ code: 3, terminal: { runs: [] } });
    }
  });

  test("cannot be approved where the guard blocks", async () => {
    app.edit(({ findings, ...more }) => ({
      ...more,
      findings: findings.map((one) => ({ ...one, verdict: "block", approvable: false, approval: undefined })),
    }));
    await forge(app, "one", { run: runOf(report().stacks, report().findings) });

    expect(await app.check()).toMatchObject({ code: 3, terminal: { runs: [] } });
  });
});

describe("what the bundles say of the whole preview", () => {
  test.each<[string, string, (report: PreviewReport) => Partial<PreviewReport>]>([
    ["gone", "a stack without a plan is gone", ({ stacks }) => ({ stacks: stacks.filter(({ id }) => id !== "gone") })],
    ["gone", "it has another status", ({ stacks }) => ({ stacks: stacks.map(quiet) })],
    ["what the guard says", "a finding is gone", () => ({ findings: [] })],
    ["what the guard says", "a finding is another one", ({ findings }) => ({ findings: findings.map(harmless) })],
  ])("shows an edit, %s: %s", async (named, _name, change) => {
    app.edit((before) => ({ ...before, ...change(before) }));

    expect(await app.refusal({ stacks: ["one"] })).toMatchObject([
      { code: "apply/edited", what: `the preview has been edited since its plans were saved: ${named}` },
    ]);
  });

  test("lets a report say more, as one that was joined from shards", async () => {
    app.edit((before) => {
      const { stacks } = before;
      return { ...before, stacks: [...stacks, ...stacks.slice(0, 1).map((one) => ({ ...quiet(one), id: "three" }))] };
    });

    expect((await app.check({ stacks: ["one"] })).terminal.runs).toHaveLength(1);
  });
});

function quiet(stack: PreviewReport["stacks"][number]): PreviewReport["stacks"][number] {
  return stack.plan === null ? { ...stack, status: "no-changes" } : stack;
}

function harmless(finding: Finding): Finding {
  return { ...finding, verdict: "warn" };
}
