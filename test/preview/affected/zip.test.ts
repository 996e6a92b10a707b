import { zipDigest } from "../../../preview/affected/zip";
import { zip } from "./tree-spec";

const entries = { "a.txt": "a", "b.txt": "b" };
const digest = zipDigest(zip(entries, 1));

test("the time and the order of packing do not count, names and contents do", () => {
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(zipDigest(zip(entries, 99))).toBe(digest);
  expect(zipDigest(zip({ "b.txt": "b", "a.txt": "a" }, 1))).toBe(digest);
  expect(zipDigest(zip({ ...entries, "b.txt": "c" }, 1))).not.toBe(digest);
  expect(zipDigest(zip({ "a.txt": "a", "c.txt": "b" }, 1))).not.toBe(digest);
});

test("what is no plain zip has no such digest", () => {
  const whole = zip(entries, 1);

  expect(zipDigest(Buffer.from("text"))).toBeUndefined();
  expect(zipDigest(whole.subarray(0, whole.length - 30))).toBeUndefined();
  expect(
    zipDigest(Buffer.concat([Buffer.from(whole).fill(0, 0, 40), whole.subarray(40)]).subarray(0, whole.length)),
  ).toBeUndefined();
});
