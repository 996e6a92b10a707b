import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandboxRun } from "../../../cli/commands/sandbox-run";
import { expectedProblems } from "../../../cli/expected";
import type { Ended } from "../../../cli/terminal";
import { FakeTerminal } from "../../support/terminal";

const parent = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-run-")));
const folder = join(parent, "sandbox");
afterAll(() => rmSync(parent, { recursive: true }));

async function run(command: string[], ended: Ended = { code: 0 }, more: NodeJS.ProcessEnv = {}) {
  const terminal = new FakeTerminal(undefined, ended);
  const environment = { PATH: process.env["PATH"], ...more };
  const code = await sandboxRun({ folder, command, environment }, terminal);
  return { code, terminal, env: terminal.runs[0]?.env ?? {} };
}

test("runs the command as it was written, and hands its exit code on", async () => {
  const { code, terminal } = await run(["npx", "cdktf", "deploy", "starfall-dev-*", "--json"], { code: 7 });

  expect(code).toBe(7);
  expect(terminal.runs.map(({ words }) => words)).toEqual([["npx", "cdktf", "deploy", "starfall-dev-*", "--json"]]);
});

test("nobody can take it for a cloud: a word before and after, on standard error", async () => {
  const { terminal } = await run(["npx", "cdktf", "deploy", "starfall-dev-*"]);

  expect(terminal.outs).toEqual([]);
  expect(terminal.errs).toEqual([
    `sandbox: ${folder}, no cloud is touched: npx cdktf deploy starfall-dev-*`,
    `sandbox: that was the sandbox at ${folder}; no cloud was touched`,
  ]);
  expect((await run(["sh", "-c", "cd x && terraform apply"])).terminal.errs).toHaveLength(2);
  expect((await run(["env"])).terminal.errs).toHaveLength(1);
});

test("the command finds the sandbox in place of the cloud, and no credentials", async () => {
  const { env } = await run(["env"], undefined, {
    TENCENTCLOUD_SECRET_ID: "id",
    TENCENTCLOUD_SECRET_KEY: "key",
    TF_PLUGIN_CACHE_DIR: parent,
    TF_CLI_CONFIG_FILE: "mine.tfrc",
    KEPT: "yes",
  });

  expect(env).toMatchObject({
    ANYCAST_EDGE_SANDBOX: folder,
    CDKTF_SKIP_PROVIDER_LOCK: "true",
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
    KEPT: "yes",
  });
  for (const name of ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "TF_PLUGIN_CACHE_DIR"]) {
    expect(env[name]).toBeUndefined();
  }
  expect(env["TF_CLI_CONFIG_FILE"]?.startsWith(folder)).toBe(true);
  expect(existsSync(env["TF_CLI_CONFIG_FILE"] ?? "")).toBe(true);
  expect(env["CDKTF_OUTPUT"]?.startsWith(folder)).toBe(true);
});

test("cdktf is told of an OpenTofu, which it does not look for by itself", async () => {
  expect((await run(["env"])).env["TERRAFORM_BINARY_NAME"]).toBeUndefined();
  expect((await run(["env"], undefined, { PATH: parent })).env["TERRAFORM_BINARY_NAME"]).toBe("tofu");
  expect((await run(["env"], undefined, { TERRAFORM_BINARY_NAME: "tf" })).env["TERRAFORM_BINARY_NAME"]).toBe("tf");
});

describe("fails", () => {
  test.each<[string, string[], Ended]>([
    ["sandbox/no-command", [], { code: 0 }],
    ["sandbox/command-not-found", ["cdktff", "deploy"], { missing: true }],
  ])("%s", async (code, command, ended) => {
    const error: unknown = await run(command, ended).catch((thrown: unknown) => thrown);

    expect(expectedProblems(error)?.map((problem) => problem.code)).toEqual([code]);
  });
});
