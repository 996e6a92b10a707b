import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandboxPlugin } from "../../../cli/checks/sandbox-plugin";
import { installSandbox } from "../../../sandbox/installation";
import { surroundings } from "./surroundings";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-plugin-"));
const sandbox = join(folder, "sandbox");
afterEach(() => jest.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true }));

test("is verified, and a sandbox that is not there is not made for it", () => {
  // others use the folder that all tests share
  const temporary = join(folder, "temporary");
  mkdirSync(temporary);
  jest.replaceProperty(process, "env", { ...process.env, TMPDIR: temporary });

  expect(sandboxPlugin.run(surroundings({ sandbox }))).toEqual({ says: "verified, not used yet" });
  expect(existsSync(sandbox)).toBe(false);
  expect(readdirSync(temporary)).toEqual([]);
});

test("is verified where there is one", () => {
  installSandbox(sandbox);

  expect(sandboxPlugin.run(surroundings({ sandbox }))).toEqual({ says: "verified" });
});
