import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plannedText } from "../../../preview/apply/planned-text";
import { root } from "../../support/deployment";
import { SmallApp, thing } from "./small-app";

jest.setTimeout(120_000);

describe("a stack that names the folders of its checkout", () => {
  let app: SmallApp;
  beforeAll(() => {
    app = new SmallApp({ one: thing("10", { locals: { here: "<here>/games", out: "<out>/stacks" } }) });
  });
  afterAll(() => app.remove());

  const passes = async (): Promise<number> => (await app.check()).terminal.runs.length;

  test("is the same in another output folder", async () => {
    app.preview();

    expect(await passes()).toBe(1);
  });

  test("is the same in a temporary checkout", async () => {
    app.preview("--head", "main");

    expect(await passes()).toBe(1);
  });

  test("is the same where it was synthesised elsewhere", async () => {
    const saved = join(app.around, "saved");
    const args = [join(root, "cli/bin.js"), "affected", "--base", "nothing", "--no-cache", "--save", saved];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: app.folder, env: app.env, encoding: "utf8" });
    expect({ status, stderr }).toMatchObject({ status: 2 });
    app.preview("--saved", saved, "--trust-head");

    expect(await passes()).toBe(1);
  });
});

describe("the text of a stack", () => {
  const around = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-tests-")));
  afterAll(() => rmSync(around, { recursive: true, force: true }));
  const tree = { top: "/srv", present: "/srv", project: "/srv/app", output: "/srv/app/.cdktf.out-7-0123abcd" };

  test("is put into this checkout", () => {
    const text = '["/tmp/anycast-edge-1-89abcdef/tree/app/.cdktf.out-1-89abcdef/a", "/srv/app/.cdktf.out-3-00000000"]';

    expect(plannedText(text, tree)).toBe(`["${tree.output}/a", "${tree.output}"]`);
  });

  test.each([
    "/tmp/anycast-edge-1-89abcdef/trees",
    "/tmp/anycast-edge-1-89abcdef/other",
    "/tmp/anycast-edge-1/tree",
    "$(run)/anycast-edge-1-89abcdef;/tree",
    "/srv/app/.cdktf.out-1-89abcdef.sh",
    "/other/srv/app/.cdktf.out-1-89abcdef",
  ])("is left as it is where it is no folder of ours: %s", (text) => {
    expect(plannedText(text, tree)).toBe(text);
  });

  test("is left as it is where the folder is still there: it can hold anything", () => {
    const folder = join(around, "anycast-edge-1-89abcdef", "tree");
    mkdirSync(folder, { recursive: true });

    expect(plannedText(`"${folder}/run.sh"`, tree)).toBe(`"${folder}/run.sh"`);
  });
});
