import fc from "fast-check";
import { decode, encode } from "../../../sandbox/value/msgpack";
import { unknown, type Value } from "../../../sandbox/value/value";

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(" ", ""), "hex");

test("an unknown value is the extension 0 with one byte", () => {
  expect(encode(unknown)).toEqual(bytes("d4 00 00"));
  expect(encode({ id: unknown })).toEqual(bytes("81 a2 69 64 d4 00 00"));
  expect(decode(bytes("d4 00 00"))).toBe(unknown);
});

test("an unknown value of which something is known is an unknown value", () => {
  // extension 12 with what is known: here that it is not null
  expect(decode(bytes("92 c7 03 0c 81 01 c2 01"))).toEqual([unknown, 1]);
});

test("integers of every width are numbers", () => {
  expect(decode(bytes("05"))).toBe(5);
  expect(decode(bytes("ff"))).toBe(-1);
  expect(decode(bytes("cf 00 00 00 00 00 00 00 05"))).toBe(5);
  expect(decode(bytes("d3 ff ff ff ff ff ff ff fb"))).toBe(-5);
  expect(decode(bytes("cf 00 1f ff ff ff ff ff ff"))).toBe(Number.MAX_SAFE_INTEGER);
});

test("an integer that JavaScript does not hold exactly is its decimal text, whatever it stands in", () => {
  expect(decode(bytes("cf 00 20 00 00 00 00 00 01"))).toBe("9007199254740993");
  expect(decode(bytes("81 a1 6e 91 d3 80 00 00 00 00 00 00 00"))).toEqual({ n: ["-9223372036854775808"] });
});

test("every value survives the way there and back", () => {
  const key = fc.string().filter((name) => name !== "__proto__");
  const { value } = fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, false, unknown),
      fc.maxSafeInteger(),
      // msgpack writes a negative zero as a zero
      fc.double({ noNaN: true }).map((number) => number + 0),
      fc.string({ unit: "binary" }),
      fc.array(tie("value")),
      fc.dictionary(key, tie("value"), { noNullPrototype: true }),
    ),
  }));

  fc.assert(
    fc.property(value, (one) => {
      expect(decode(encode(one))).toEqual(one);
    }),
  );
});
