import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { sandboxEnvironment } from "../../../sandbox/environment";
import { installSandbox } from "../../../sandbox/installation";
import { root } from "../../support/deployment";
import { SmallApp, thing } from "./small-app";

jest.setTimeout(120_000);

const { version } = JSON.parse(readFileSync(join(root, "providers/tencentcloud/package.json"), "utf8")) as {
  version: string;
};
const provider = {
  terraform: { required_providers: { tencentcloud: { source: "tencentcloudstack/tencentcloud", version } } },
  provider: { tencentcloud: [{ region: "ap-seoul" }] },
};
const eip = {
  name: "anycast",
  type: "AnycastEIP",
  anycast_zone: "ANYCAST_ZONE_GLOBAL",
  internet_max_bandwidth_out: 100,
};
const entry = { ...provider, resource: { tencentcloud_eip: { anycast: eip } } };

/** Seven things, and then one: more than half of the stack goes. */
const many = (names: readonly string[]) => ({
  resource: { terraform_data: Object.fromEntries(names.map((name) => [name, { input: name }])) },
});

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-guarded-"));
let app: SmallApp;
beforeAll(() => {
  app = new SmallApp({ entry, fleet: many(["a", "b", "c", "d", "e", "f", "g"]), other: thing("1") }, env());
  app.preview();
  app.mustApply();
});
afterAll(() => {
  app.remove();
  rmSync(folder, { recursive: true, force: true });
});

function env(): NodeJS.ProcessEnv {
  return sandboxEnvironment(installSandbox(join(folder, "sandbox")), process.env);
}

test("an entry that would be lost is blocked, whatever the verdict of the report is", async () => {
  app.declare({
    entry: { ...provider, locals: {} },
    fleet: many(["a", "b", "c", "d", "e", "f", "g"]),
    other: thing("2"),
  });
  app.preview("--stack", "entry", "--stack", "other");
  app.edit((report) => ({ ...report, verdict: "allow" }));
  const before = app.states();
  const { code, terminal } = await app.check();

  expect({ code, runs: terminal.runs }).toEqual({ code: 3, runs: [] });
  expect(terminal.stderr).toMatch(
    /entry: tencentcloud_eip\.anycast .* would be destroyed.*\(entry\/destroyed\)\n {4}fix: /,
  );
  expect(terminal.json).toMatchObject({ notStarted: ["entry", "other"], objections: [{ code: "entry/destroyed" }] });
  expect(app.states()).toEqual(before);
  expect(app.apply("--auto-approve", "--stack", "other")).toMatchObject({ code: 0 });
});

test("what needs an approval is applied with one, and the words for it are printed", async () => {
  app.declare({ entry, fleet: many(["a"]), other: thing("2") });
  app.preview("--stack", "fleet");
  const refused = await app.check();
  const [, address, action, plan] =
    /approve address (\S+), action (\S+), plan (sha256:\S+): --approvals FILE/.exec(refused.terminal.stderr) ?? [];
  const file = join(app.out, "guard.yml");
  const approval = { address, action, plan, expires: "2999-01-01", by: "team", why: "it is meant" };
  writeFileSync(file, JSON.stringify([approval]));

  expect(refused.code).toBe(3);
  expect(app.apply("--auto-approve", "--approvals", file)).toMatchObject({ code: 0 });
  const { resources } = parse(Buffer.from(app.states()["fleet.tfstate"] ?? "", "base64").toString()) as {
    resources: unknown[];
  };
  expect(resources).toHaveLength(1);
});
