import { encode } from "@msgpack/msgpack";
import { fromMsgpack } from "../../../preview/apply/msgpack";

test("reads what is all known", () => {
  const value = { name: "a", list: [1, 2.5, -3, 2 ** 32], yes: true, nothing: null };

  expect(fromMsgpack(Buffer.from(encode(value)))).toEqual(value);
});

test.each<[string, number[]]>([
  ["ends too early", [0xa2, 97]],
  ["has a value that is not known yet", [0xd4, 0, 0]],
  ["is empty", []],
  ["goes on after its end", [1, 2]],
])("fails where it %s", (_name, bytes) => {
  expect(() => fromMsgpack(Buffer.from(bytes))).toThrow(RangeError);
});
