import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installSandbox } from "../../sandbox/installation";
import { expectedProblems } from "../expected";
import type { Check } from "./check";

export const sandboxPlugin: Check = {
  asks: "Is the sandbox's plugin what was built?",
  run: ({ sandbox }) => {
    const there = existsSync(sandbox);
    const folder = there ? sandbox : mkdtempSync(join(tmpdir(), "anycast-edge-doctor-"));
    try {
      installSandbox(folder);
      return { says: there ? "verified" : "verified, not used yet" };
    } catch (error) {
      const problems = expectedProblems(error);
      if (problems === undefined) throw error;
      return { fix: problems };
    } finally {
      if (!there) rmSync(folder, { recursive: true, force: true });
    }
  },
};
