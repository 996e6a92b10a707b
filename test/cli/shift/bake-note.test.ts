import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BakeNote } from "../../../cli/shift/bake-note";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-note-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, "note.json");
const note = new BakeNote(file);
const seen = { since: "2026-01-01T00:00:00.000Z", baked: true };

test("says what was noted of the very step and values, in whatever order", () => {
  note.write(1, { home: 100, tokyo: 50 }, seen);

  expect(note.read(1, { tokyo: 50, home: 100 })).toMatchObject(seen);
  expect(note.read(2, { tokyo: 50, home: 100 })).toBeUndefined();
  expect(note.read(1, { tokyo: 51, home: 100 })).toBeUndefined();
});

test.each(["", "{", "null", '{"step":1}'])("a file with %j in it says nothing", (text) => {
  writeFileSync(file, text);
  expect(note.read(1, {})).toBeUndefined();
});

test("no file says nothing, and what hinders reading is told", () => {
  note.forget();
  expect(note.read(1, {})).toBeUndefined();
  mkdirSync(file);
  expect(() => note.read(1, {})).toThrow("EISDIR");
});
