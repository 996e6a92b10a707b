import { spawnSync } from "node:child_process";
import { join } from "node:path";

jest.setTimeout(60_000);

function demo(args: readonly string[], kept: NodeJS.ProcessEnv = {}) {
  const cwd = join(__dirname, "..", "..");
  const words = ["--require", require.resolve("tsx/cjs"), join(cwd, "scripts", "demo.ts"), ...args];
  const {
    status: code,
    stdout,
    stderr,
  } = spawnSync(process.execPath, words, {
    cwd,
    env: { ...process.env, ...kept },
    encoding: "utf8",
  });
  return { code, stdout, stderr };
}

test.each([
  [["--destory"]],
  [["starfall-prod"]],
  [["--destroy=yes"]],
  [["--cloud", "asw"]],
  [["--destroy", "--traffic"]],
])("%j is not understood: what and the usage, exit code 1, no stack trace, nothing deployed", (args) => {
  const { code, stdout, stderr } = demo(args);

  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/\(demo\/usage\)\n {4}fix: /);
  expect(stderr).toContain("usage: npm run demo");
  expect(stderr).not.toMatch(/^\s+at /m);
});

test.each([
  ["--cloud alibaba", ["alibaba"], { npm_config_cloud: "true" }, "--cloud alibaba"],
  ["--cloud=aws", [], { npm_config_cloud: "aws" }, "--cloud aws"],
  ["--cloud", [], { npm_config_cloud: "true" }, "--cloud <cloud>"],
  ["--destroy", [], { npm_config_destroy: "true" }, "--destroy"],
  ["--traffic", [], { npm_config_traffic: "true" }, "--traffic"],
  ["--cloud aws --destroy", ["aws"], { npm_config_cloud: "true", npm_config_destroy: "true" }, "--cloud aws --destroy"],
])("what npm keeps of %s is told with the line that was meant", (_, args, kept, meant) => {
  const { code, stderr } = demo(args, kept);

  expect(stderr).toMatch(/^npm has kept --/);
  expect(stderr).toContain(` to itself: write \`npm run demo -- ${meant}\` (demo/usage)\n`);
  expect(code).toBe(1);
});

test("--help is the usage", () => {
  const { code, stdout, stderr } = demo(["--help"]);

  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^usage: npm run demo \[-- \[--cloud tencent\|aws\|alibaba\] \[--destroy \| --traffic\]\]\n/);
});
