import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stacksOf } from "../../model/stack-names";
import { previewSchema, type PreviewReport } from "../../preview/report/preview-schema";
import { Deployment, root, shipped } from "../support/deployment";

jest.setTimeout(600_000);

const sources = ["cdktf.json", "main.ts", "tsconfig.json", "package.json", "model", "constructs", "stacks"];
const dev = shipped("starfall", "dev");
const deployment = new Deployment();
const folder = mkdtempSync(join(tmpdir(), "anycast-edge-preview-"));

beforeAll(() => {
  for (const name of sources) cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const name of ["defaults.yaml", "starfall/defaults.yaml", "starfall/dev.yaml"]) {
    cpSync(join(root, "games", name), join(folder, "games", name));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, ".gitignore"), "node_modules\npreview.*\n");
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "base");
  deployment.synth(dev);
  deployment.applyAll(dev);
});
afterEach(() => git("checkout", "--quiet", "."));
afterAll(() => {
  deployment.remove();
  rmSync(folder, { recursive: true, force: true });
});

function git(...args: readonly string[]): void {
  const who = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
  const { status, stderr } = spawnSync("git", [...who, ...args], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/** Edits the environment, and runs the program as a person would. */
function preview(edit: (yaml: string) => string): { code: number | null; report: PreviewReport; markdown: string } {
  const file = join(folder, "games", "starfall", "dev.yaml");
  const before = readFileSync(file, "utf8");
  const after = edit(before);
  if (after === before) throw new Error("the edit changes nothing");
  writeFileSync(file, after);
  const args = ["preview", "--base", "main", "--no-cache", "--out", "preview.json", "--md", "preview.md"];
  const options = { cwd: folder, env: deployment.env, encoding: "utf8" as const };
  const { status, stderr } = spawnSync(process.execPath, [join(root, "cli", "bin.js"), ...args], options);
  try {
    const report = previewSchema.parse(JSON.parse(readFileSync(join(folder, "preview.json"), "utf8")));
    return { code: status, report, markdown: readFileSync(join(folder, "preview.md"), "utf8") };
  } catch {
    throw new Error(stderr);
  }
}

const statuses = ({ stacks }: PreviewReport): string[] => stacks.map(({ id, status }) => `${id} ${status}`);

test("a wider entry: it changes in place, the guard has nothing against it, and traffic is not concerned", () => {
  const { code, report, markdown } = preview((yaml) => yaml.replace("bandwidthMbps: 50", "bandwidthMbps: 60"));

  expect(code).toBe(2);
  expect(statuses(report)).toEqual(["starfall-dev-entry changes", "starfall-dev-traffic unaffected"]);
  expect(report).toMatchObject({ world: "sandbox", verdict: "allow", totals: { touched: 2 } });
  const [change] = report.stacks[0]?.changes ?? [];
  expect(change).toMatchObject({ entry: true, actions: ["update"] });
  expect(change?.attributes).toContainEqual({ path: "internet_max_bandwidth_out", before: "50", after: "60" });
  expect(markdown).toContain("Sandbox result");
});

test("one more edge: a new stack is planned on its own, and traffic against what its plan promises", () => {
  const frankfurt =
    "  frankfurt: { region: eu-frankfurt, relays: { zones: { eu-frankfurt-1: 1 } }, backhaul: { bandwidthMbps: 20 } }\n";
  const { code, report } = preview((yaml) => yaml.replace("edges:\n", `edges:\n${frankfurt}`));

  expect(code).toBe(2);
  expect(statuses(report)).toEqual(["starfall-dev-edge-frankfurt changes", "starfall-dev-traffic projected"]);
  expect(report.stacks[1]?.projectedFrom).toEqual(["starfall-dev-edge-frankfurt"]);
});

test("an edge that is dropped in one step: shown as destroyed, left running, and waiting for an approval", () => {
  const { code, report } = preview((yaml) => yaml.replace(/^ {2}tokyo:.*\n/m, ""));

  expect(code).toBe(3);
  expect(statuses(report)).toContain("starfall-dev-edge-tokyo removed");
  expect(report.findings).toContainEqual(
    expect.objectContaining({ code: "stack/gone", address: "starfall-dev-edge-tokyo", verdict: "needs-approval" }),
  );
});

test("every stack, with nothing changed: no drift", () => {
  const args = [join(root, "cli", "bin.js"), "preview", "--drift", "--json"];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, env: deployment.env, encoding: "utf8" });

  expect(status).toBe(0);
  expect(statuses(previewSchema.parse(JSON.parse(stdout))).sort()).toEqual(
    stacksOf(dev)
      .map((stack) => `${stack} no-changes`)
      .sort(),
  );
});
