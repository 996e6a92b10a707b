import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sweep } from "../../../preview/synthesis/sweep";

const project = mkdtempSync(join(tmpdir(), "sweep-"));
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** The number of a process that has ended. */
const gone = spawnSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }).stdout.trim();
const old = new Date(Date.now() - 2 * 3_600_000);

function left(name: string, since = old): string {
  const folder = join(project, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "plan"), "a secret");
  utimesSync(folder, since, since);
  return folder;
}

test("what a killed run has left is removed, and nothing else", () => {
  writeFileSync(join(project, "cdktf.json"), '{ "app": "true" }');
  const killed = left(`.cdktf.out-${gone}-0123abcd`);
  const kept = [
    left(`.cdktf.out-${process.pid}-0123abcd`), // still runs
    left(`.cdktf.out-${gone}-4567abcd`, new Date()), // perhaps of another container
    left(".cdktf.out-mine"),
    left("cdktf.out"),
  ];
  sweep(project);

  expect(existsSync(killed)).toBe(false);
  expect(kept.filter((folder) => !existsSync(folder))).toEqual([]);
});
