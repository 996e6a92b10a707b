import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-ci-"));
mkdirSync(join(folder, ".ci"));
mkdirSync(join(folder, "bin"));
cpSync(join(__dirname, "..", "..", ".ci", "run"), join(folder, ".ci", "run"));
afterAll(() => rmSync(folder, { recursive: true }));

const summary = (tests: string): string =>
  `Test Suites: 1 total\n\x1b[1mTests:       \x1b[22m\x1b[32m${tests}\x1b[39m, 9 total\n`;

/** Runs CI with an npm that installs with one exit code, and checks with another and this output. */
function ci({ install = 0, check = 0, output = "", env = {} }) {
  writeFileSync(join(folder, "output"), output);
  writeFileSync(
    join(folder, "bin", "npm"),
    `#!/bin/sh
echo "$* $TF_CLI_CONFIG_FILE" >> calls
case "$1" in
  ci) exit ${install} ;;
  *) cat output; exit ${check} ;;
esac
`,
  );
  chmodSync(join(folder, "bin", "npm"), 0o755);
  rmSync(join(folder, "calls"), { force: true });
  const path = [join(folder, "bin"), process.env["PATH"]].join(delimiter);
  const { status: code, stdout } = spawnSync("bash", [join(folder, ".ci", "run")], {
    cwd: tmpdir(),
    env: { ...process.env, ...env, PATH: path },
    encoding: "utf8",
  });
  const calls = readFileSync(join(folder, "calls"), "utf8").trim().split("\n");
  return { code, last: stdout.trimEnd().split("\n").at(-1), stdout, calls: calls.map((call) => call.trim()) };
}

test("installs from the lock file, then runs all checks, and counts the tests at the end", () => {
  const { code, last, stdout, calls } = ci({ output: summary("12 passed") });

  expect(calls).toEqual(["ci --no-audit --no-fund", "run check"]);
  expect(stdout).toContain("Test Suites: 1 total");
  expect({ code, last }).toEqual({ code: 0, last: "12 passed, 0 failed" });
});

test.each([
  ["a test fails", { check: 1, output: summary("2 failed, 3 skipped, 10 passed") }, "10 passed, 2 failed"],
  ["a test fails and npm says nothing of it", { output: summary("1 failed, 10 passed") }, "10 passed, 1 failed"],
  ["a check fails before any test", { check: 1, output: "x.ts: unused\n" }, "0 passed, 1 failed"],
  ["a check fails although all tests pass", { check: 1, output: summary("10 passed") }, "10 passed, 1 failed"],
  ["no test runs", { output: "nothing to do\n" }, "0 passed, 0 failed"],
  ["packages cannot be installed", { install: 1, output: summary("10 passed") }, "0 passed, 1 failed"],
])("fails when %s", (_, run, last) => {
  const result = ci(run);

  expect(result.last).toBe(last);
  expect(result.code).not.toBe(0);
});

test("what a test prints is not taken for the summary", () => {
  const output = `${summary("1 failed")}${summary("12 passed")}Ran all test suites.\n`;

  expect(ci({ output })).toMatchObject({ code: 0, last: "12 passed, 0 failed" });
});

test("a CLI configuration that points nowhere is dropped, one that is there is kept", () => {
  const output = summary("1 passed");

  expect(ci({ output, env: { TF_CLI_CONFIG_FILE: join(folder, "nowhere") } }).calls[1]).toBe("run check");
  expect(ci({ output, env: { TF_CLI_CONFIG_FILE: __filename } }).calls[1]).toBe(`run check ${__filename}`);
});
