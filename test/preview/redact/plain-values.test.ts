import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { looksRandom } from "../../../preview/redact/random";
import { Redactor } from "../../../preview/redact/redactor";

const values = readFileSync(join(__dirname, "support", "plain-values.txt"), "utf8")
  .trim()
  .split("\n");

test("what plans and messages are full of can be read: of hundreds of values, two in a hundred may be masked", () => {
  const redactor = new Redactor(Buffer.alloc(32));
  const masked = values.filter((value) => redactor.value(value, false, ["name"]) !== JSON.stringify(value));

  expect(values.length).toBeGreaterThan(400);
  expect(masked.length).toBeLessThanOrEqual(values.length * 0.02);
});

test.each([
  ["base64 of 18 bytes", (bytes: Buffer) => bytes.subarray(0, 18).toString("base64"), 0.95],
  ["base64 of 30 bytes", (bytes: Buffer) => bytes.subarray(0, 30).toString("base64"), 0.97],
  ["base64 for URLs", (bytes: Buffer) => bytes.subarray(0, 24).toString("base64url"), 0.95],
  ["64 hexadecimal digits", (bytes: Buffer) => bytes.toString("hex"), 0.99],
  ["24 small letters and digits", (bytes: Buffer) => letters(bytes.subarray(0, 24), 36), 0.9],
  ["20 letters and digits", (bytes: Buffer) => letters(bytes.subarray(0, 20), 62), 0.95],
])("what is drawn by lot is told from that: %s", (_, write, share) => {
  const drawn = Array.from({ length: 1000 }, (__, index) => write(createHash("sha256").update(`${index}`).digest()));

  expect(drawn.filter(looksRandom).length).toBeGreaterThanOrEqual(1000 * share);
});

function letters(bytes: Buffer, base: number): string {
  const all = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  return [...bytes].map((byte) => all[byte % base]).join("");
}
