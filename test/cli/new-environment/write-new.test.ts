import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeNew } from "../../../cli/new-environment/write-new";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-write-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("makes the folders that are missing, and leaves nothing else behind", () => {
  writeNew(join(folder, "duel", "test.yaml"), "cloud: tencent\n");

  expect(readFileSync(join(folder, "duel", "test.yaml"), "utf8")).toBe("cloud: tencent\n");
  expect(readdirSync(join(folder, "duel"))).toEqual(["test.yaml"]);
});

test("never replaces what is there", () => {
  const file = join(folder, "there.yaml");
  writeFileSync(file, "mine");

  expect(() => writeNew(file, "yours")).toThrow("new/exists");
  expect(readFileSync(file, "utf8")).toBe("mine");
});

test("says when there can be no such file", () => {
  writeFileSync(join(folder, "plain"), "");

  expect(() => writeNew(join(folder, "plain", "test.yaml"), "")).toThrow("new/not-writable");
});
