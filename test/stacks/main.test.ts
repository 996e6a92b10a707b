import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../..");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "anycast-edge-main-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** main.ts in the folder, as `cdktf synth` runs it in the project. */
function run(env: NodeJS.ProcessEnv = {}) {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--require", require.resolve("tsx/cjs"), join(root, "main.ts")],
    {
      cwd: folder,
      env: { ...process.env, ...env },
      encoding: "utf8",
    },
  );
  return { status, stderr };
}

const backend = (stack: string) => {
  const { terraform } = JSON.parse(readFileSync(join(folder, "cdktf.out/stacks", stack, "cdk.tf.json"), "utf8")) as {
    terraform: { backend: { local?: { path: string } } };
  };
  return terraform.backend;
};

test("writes the stacks of all games, with the states where the sandbox wants them", () => {
  cpSync(join(root, "games"), join(folder, "games"), { recursive: true });
  expect(run()).toEqual({ status: 0, stderr: "" });
  expect(backend("starfall-dev-home").local?.path).toMatch(/state.starfall-dev-home\.tfstate$/);

  const sandbox = join(folder, "sandbox");
  expect(run({ ANYCAST_EDGE_SANDBOX: sandbox })).toEqual({ status: 0, stderr: "" });
  expect(backend("starfall-dev-home")).toEqual({ local: { path: join(sandbox, "state/starfall-dev-home.tfstate") } });
});

test("bad files: where, what and the fix, exit 1, nothing written, no stack trace", () => {
  cpSync(join(root, "games"), join(folder, "games"), { recursive: true });
  mkdirSync(join(folder, "games/duel"));
  writeFileSync(join(folder, "games/duel/test.yaml"), "cloud: nowhere\n");
  const { status, stderr } = run();
  expect(status).toBe(1);
  expect(stderr).toMatch(/games\/duel\/test\.yaml:\d+:\d+ .*\([a-z-]+\/[a-z-]+\)\n {4}fix: /);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(join(folder, "cdktf.out/manifest.json"))).toBe(false);
});
