import { spawnSync } from "node:child_process";
import { join } from "node:path";

jest.setTimeout(60_000);

function demo(...args: string[]) {
  const cwd = join(__dirname, "..", "..");
  const words = ["--require", require.resolve("tsx/cjs"), join(cwd, "scripts", "demo.ts"), ...args];
  const { status: code, stdout, stderr } = spawnSync(process.execPath, words, { cwd, encoding: "utf8" });
  return { code, stdout, stderr };
}

test.each([[["--destory"]], [["starfall-prod"]], [["--destroy=yes"]], [["--cloud", "asw"]]])(
  "%j is not understood: what and the usage, exit code 1, no stack trace, nothing deployed",
  (args) => {
    const { code, stdout, stderr } = demo(...args);

    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/\(demo\/usage\)\n {4}fix: /);
    expect(stderr).toContain("usage: npm run demo");
    expect(stderr).not.toMatch(/^\s+at /m);
  },
);

test("--help is the usage", () => {
  const { code, stdout, stderr } = demo("--help");

  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^usage: npm run demo \[-- \[--cloud tencent\|aws\] \[--destroy\]\]\n/);
});
