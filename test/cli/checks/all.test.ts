import { readdirSync } from "node:fs";
import { join } from "node:path";
import { checks } from "../../../cli/checks/all";
import { root } from "../test-project";

test("every check that is written is asked, each with a question of its own", () => {
  const helpers = ["all.ts", "check.ts", "version.ts"];
  const files = readdirSync(join(root, "cli", "checks")).filter((file) => !helpers.includes(file));

  expect(checks).toHaveLength(files.length);
  expect(new Set(checks.map(({ asks }) => asks)).size).toBe(files.length);
  for (const { asks } of checks) expect(asks).toMatch(/\?$/);
});
