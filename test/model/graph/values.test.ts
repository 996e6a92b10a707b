import { blocks, flag, identity, isTemplate, mayHaveMore, number, reference, text } from "../../../model/graph/values";

test.each([
  ["${var.x}", true],
  ["a${var.x}b", true],
  ["%{ if x }a%{ endif }", true],
  ["$${x}", false],
  ["%%{x}", false],
  ["$${x} ${y}", true],
  ["100 % {}", false],
  [5, false],
  [undefined, false],
])("%j is a template: %j", (value, is) => {
  expect(isTemplate(value)).toBe(is);
});

test("a value is known, in whatever way it is written, or it is not", () => {
  expect(["a", "$${x}", 5, true, "${x}", null].map((value) => text(value))).toEqual([
    "a",
    "${x}",
    "5",
    "true",
    undefined,
    undefined,
  ]);
  expect([5, "5", "-1", "5x", "${x}", ""].map((value) => number(value))).toEqual([
    5,
    5,
    -1,
    undefined,
    undefined,
    undefined,
  ]);
  expect([true, "false", "${x}", 1].map((value) => flag(value))).toEqual([true, false, undefined, undefined]);
});

test("one block is an object, several are a list, and more may come from elsewhere", () => {
  expect(blocks({ rule: { a: 1 } }, "rule")).toEqual([{ a: 1 }]);
  expect(blocks({ rule: [{ a: 1 }, { a: 2 }] }, "rule")).toEqual([{ a: 1 }, { a: 2 }]);
  expect(blocks({ rule: "${x}" }, "rule")).toEqual([]);
  expect(mayHaveMore({ rule: [] }, "rule")).toBe(false);
  expect(mayHaveMore({ dynamic: { rule: {} } }, "rule")).toBe(true);
  expect(mayHaveMore({ dynamic: [{ other: {} }] }, "rule")).toBe(false);
  expect(mayHaveMore({ rule: "${x}" }, "rule")).toBe(true);
});

test("the same reference is the same thing, but not where it depends on which copy asks", () => {
  expect(identity("${tencentcloud_eip.a.id}")).toBe("${tencentcloud_eip.a.id}");
  expect(identity("${each.value}")).toBeUndefined();
  expect(identity("${tencentcloud_eip.a[count.index].id}")).toBeUndefined();
  expect(identity("eip-1")).toBe("eip-1");
});

test("a reference leads to a resource and one of its attributes", () => {
  expect(reference("${tencentcloud_eip.relay-ap-tokyo-1-1.id}")).toEqual({
    address: "tencentcloud_eip.relay-ap-tokyo-1-1",
    attribute: "id",
  });
  for (const value of ["eip-1", "${var.x}", "${tencentcloud_eip.a.id}x", undefined])
    expect(reference(value)).toBeUndefined();
});
