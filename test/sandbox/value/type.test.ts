import fc from "fast-check";
import { conform, type Type } from "../../../sandbox/value/type";
import { unknown } from "../../../sandbox/value/value";

test("an object gets what its type has, and keeps nothing else", () => {
  const type: Type = ["object", { a: "string", b: ["list", "number"] }];

  expect(conform(type, { a: "x", c: 1 })).toEqual({ a: "x", b: null });
});

test("a number that is written as text becomes a number, unless that would lose digits", () => {
  expect(conform("number", "80")).toBe(80);
  expect(conform("number", "-0.5")).toBe(-0.5);
  expect(conform("number", "9007199254740993")).toBe("9007199254740993");
  expect(conform("string", "80")).toBe("80");
});

test("numbers are found in everything that holds them", () => {
  expect(conform(["list", "number"], ["1"])).toEqual([1]);
  expect(conform(["set", "number"], ["1"])).toEqual([1]);
  expect(conform(["map", ["list", "number"]], { a: ["1", "2"] })).toEqual({ a: [1, 2] });
  expect(conform(["tuple", ["number", "string"]], ["1", "1"])).toEqual([1, "1"]);
  expect(conform(["list", ["object", { n: "number" }]], [{ n: "1" }, {}])).toEqual([{ n: 1 }, { n: null }]);
});

test("what is absent is null, and what is unknown stays so", () => {
  const type: Type = ["object", { a: "string", b: ["map", "number"] }];

  expect(conform(type, undefined)).toBeNull();
  expect(conform(type, unknown)).toBe(unknown);
  expect(conform(type, { a: unknown, b: { x: unknown } })).toEqual({ a: unknown, b: { x: unknown } });
});

test("a value of no fixed type is left alone", () => {
  expect(conform("dynamic", { n: "1", m: [1] })).toEqual({ n: "1", m: [1] });
});

test("a value that conforms does not change again", () => {
  const type: Type = ["object", { n: "number", l: ["list", ["object", { s: "string", m: ["map", "number"] }]] }];
  const number = fc.oneof(
    fc.integer(),
    fc.integer().map(String),
    fc.bigInt({ min: 2n ** 60n, max: 2n ** 70n }).map(String),
  );
  const item = fc.record(
    { s: fc.string(), m: fc.dictionary(fc.string(), number), x: fc.boolean() },
    { requiredKeys: [] },
  );

  fc.assert(
    fc.property(fc.record({ n: number, l: fc.array(item) }), (value) => {
      const once = conform(type, value);
      expect(conform(type, once)).toEqual(once);
    }),
  );
});
