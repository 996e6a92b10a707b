import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Git } from "../../../preview/synthesis/git";

const folder = mkdtempSync(join(tmpdir(), "git-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a program that the repository's own settings name is not run", async () => {
  const [program, trace] = [join(folder, "program"), join(folder, "trace")];
  writeFileSync(program, `#!/bin/sh\ntouch "${trace}"\n`);
  chmodSync(program, 0o755);
  const plain = (...args: string[]): void => void execFileSync("git", args, { cwd: folder, stdio: "ignore" });
  plain("init");
  plain("config", "core.fsmonitor", program);
  const git = new Git(folder, process.env, new AbortController().signal);

  expect(await git.must("status", "--porcelain")).toContain("?? program");
  expect(existsSync(trace)).toBe(false);
  // git's own way, without which this would show nothing
  plain("status");
  expect(existsSync(trace)).toBe(true);
});
