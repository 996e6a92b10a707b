import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeBundle, type BundleContent } from "../../../preview/apply/bundle";
import { bundleOf, forge } from "./forge";
import { PreviewedApp } from "./previewed-app";

jest.setTimeout(120_000);

let app: PreviewedApp;
beforeAll(() => {
  app = new PreviewedApp();
});
afterAll(() => app.remove());

describe("the saved plans", () => {
  const [one, two, kept] = ["one.plan.json", "two.plan.json", "kept"] as const;
  beforeEach(() => copyFileSync(app.plan(one), app.plan(kept)));
  afterEach(() => renameSync(app.plan(kept), app.plan(one)));

  test("one that is not there", async () => {
    rmSync(app.plan(one));
    expect(await app.refused()).toEqual([expect.stringContaining("bundle/no-file")]);
  });

  test("one that was damaged", async () => {
    writeFileSync(app.plan(one), readFileSync(app.plan(one), "utf8").replace('"serial":', '"serial": '));
    expect(await app.refused()).toEqual([expect.stringContaining("bundle/other: one.plan.json is not the file")]);
  });

  test("one of another stack", async () => {
    copyFileSync(app.plan(two), app.plan(one));
    expect(await app.refused()).toEqual([expect.stringContaining("bundle/other: one.plan.json")]);
  });

  test("one more than the preview has", async () => {
    copyFileSync(app.plan(two), app.plan("three.plan.jwe"));
    const told = await app.refused();
    rmSync(app.plan("three.plan.jwe"));
    expect(told).toEqual([expect.stringContaining("apply/stray-bundle: three.plan.jwe")]);
  });

  test("ones that are a day old", async () => {
    const now = new Date(Date.now() + 25 * 3600 * 1000);
    expect(await app.refused({ now })).toEqual([
      expect.stringContaining("apply/expired: one"),
      expect.stringContaining("apply/expired: two"),
    ]);
  });
});

describe("a bundle that was made to measure, with a seal that holds", () => {
  afterEach(async () => {
    app.restore();
    await writeBundle({ folder: join(app.out, "plans"), content: kept });
  });
  let kept: BundleContent;
  beforeEach(() => {
    kept = bundleOf(app, "one");
  });

  test("does not pass with the plan of another stack in it", async () => {
    await forge(app, "one", { plan: bundleOf(app, "two").plan });

    expect(await app.refused()).toEqual([
      "apply/other-plan: one: the saved plan is of another stack than is declared here, it differs in " +
        "/output/given/value, /resource/terraform_data/thing/input, /terraform/backend/local/path, its backend, " +
        "the state it starts from",
    ]);
  });

  test.each<[string, Partial<BundleContent>]>([
    ["commit", { head: "0" }],
    ["configuration", { digest: {} }],
    ["state", { state: { backend: "local", lineage: "x", serial: 1 } }],
    ["plan", { planDigest: `sha256:${"0".repeat(64)}` }],
    ["end of its validity", { expires: "2999-01-01T00:00:00.000Z" }],
  ])("does not pass when it says another %s than the preview", async (name, change) => {
    await forge(app, "one", change);

    expect(await app.refused()).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`^apply/other-bundle: .*: other ${name}$`))]),
    );
  });
});
