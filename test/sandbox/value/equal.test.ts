import fc from "fast-check";
import { equal } from "../../../sandbox/value/equal";
import type { Type } from "../../../sandbox/value/type";
import { unknown } from "../../../sandbox/value/value";

const rules: Type = ["set", ["object", { port: "number", sources: ["set", "string"], path: ["list", "string"] }]];

test("a set has no order, nor has a set inside it; a list has", () => {
  const a = { port: 80, sources: ["x", "y"], path: ["1", "2"] };
  const b = { port: 90, sources: [], path: [] };

  expect(equal(rules, [a, b], [b, { ...a, sources: ["y", "x"] }])).toBe(true);
  expect(equal(rules, [a, b], [b, { ...a, path: ["2", "1"] }])).toBe(false);
});

test("a set is not another one that says the same twice", () => {
  expect(equal(["set", "string"], ["a", "a", "b"], ["a", "b", "b"])).toBe(false);
  expect(equal(["set", "string"], ["a"], ["a", "a"])).toBe(false);
});

test("an unknown value is like no other, itself included", () => {
  expect(equal("string", unknown, unknown)).toBe(false);
  expect(equal(["list", "string"], ["a", unknown], ["a", unknown])).toBe(false);
  expect(equal(["object", { a: "string" }], { a: unknown }, { a: "x" })).toBe(false);
});

test("an attribute that is absent is null", () => {
  expect(equal(["object", { a: "string", b: "string" }], { a: "x" }, { a: "x", b: null })).toBe(true);
  expect(equal(["map", "string"], { a: "x" }, {})).toBe(false);
});

test("null, empty and zero are three things", () => {
  expect(equal(["list", "string"], null, [])).toBe(false);
  expect(equal("number", 0, null)).toBe(false);
  expect(equal("string", "", null)).toBe(false);
});

test("a set equals every order of itself, and no set with an element more", () => {
  const pair = fc
    .array(fc.integer({ max: 9 }), { minLength: 1 })
    .chain((set) => fc.tuple(fc.constant(set), fc.shuffledSubarray(set, { minLength: set.length })));

  fc.assert(
    fc.property(pair, ([set, other]) => {
      expect(equal(["set", "number"], set, other)).toBe(true);
      expect(equal(["set", "number"], set, [...other, 10])).toBe(false);
    }),
  );
});
