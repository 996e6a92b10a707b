import { planFiles } from "../../../preview/apply/plan-files";
import { packed } from "./packed";

const [one, other] = [Buffer.from("one"), Buffer.from("other")];
const honest = packed([
  ["a", one],
  ["b", other],
]);

test("tells the files by name", () => {
  expect(planFiles(honest)).toEqual(
    new Map([
      ["a", one],
      ["b", other],
    ]),
  );
});

function changed(change: (end: Buffer) => void): Buffer {
  const copy = Buffer.from(honest);
  change(copy.subarray(-22));
  return copy;
}

const doubled = packed([
  ["a", one],
  ["a", other],
]);
test.each<[string, Buffer]>([
  ["two files of one name", doubled],
  ["something in front of it, which moves the table for some readers", Buffer.concat([Buffer.from("x"), honest])],
  ["something behind it", Buffer.concat([honest, Buffer.from("x")])],
  ["a comment", changed((end) => end.writeUInt16LE(1, 20))],
  ["a table that is elsewhere for readers of large zips", changed((end) => end.writeUInt32LE(0xffff, 12))],
  ["another size of the table", changed((end) => end.writeUInt32LE(end.readUInt32LE(12) - 1, 12))],
  ["more files than fit", changed((end) => end.writeUInt16LE(0xffff, 10))],
  ["nothing", Buffer.alloc(0)],
])("takes no zip with %s", (_name, data) => {
  expect(planFiles(data)).toBeUndefined();
});
