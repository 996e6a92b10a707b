import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandboxPlugin } from "../../../cli/checks/sandbox-plugin";
import { installSandbox } from "../../../sandbox/installation";
import { surroundings } from "./surroundings";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-plugin-"));
const sandbox = join(folder, "sandbox");
afterAll(() => rmSync(folder, { recursive: true }));

test("is verified, and a sandbox that is not there is not made for it", () => {
  const copies = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("anycast-edge-doctor-"));
  const before = copies();

  expect(sandboxPlugin.run(surroundings({ sandbox }))).toEqual({ says: "verified, not used yet" });
  expect(existsSync(sandbox)).toBe(false);
  expect(copies()).toEqual(before);
});

test("is verified where there is one", () => {
  installSandbox(sandbox);

  expect(sandboxPlugin.run(surroundings({ sandbox }))).toEqual({ says: "verified" });
});
