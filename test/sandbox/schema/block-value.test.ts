import { blockType, blockValue } from "../../../sandbox/schema/block-value";
import type { Block, NestedBlock } from "../../../sandbox/schema/schema";
import { unknown } from "../../../sandbox/value/value";

const inner: Block = {
  attributes: { port: { type: "number", required: true }, id: { type: "string", computed: true } },
};
const nested = (mode: NestedBlock["nesting_mode"], block = inner): Block => ({
  block_types: { inner: { nesting_mode: mode, block } },
});

describe.each(["single", "group", "list", "set", "map"] as const)("a %s block", (mode) => {
  const block = nested(mode);
  const wrap = (value: object | typeof unknown) =>
    mode === "map" ? { key: value } : mode.length < 5 ? [value] : value;

  test("has every attribute and nothing else", () => {
    const given = { inner: wrap({ port: "80", stray: 1 }), stray: 1 };

    expect(blockValue(block, given as never)).toEqual({ inner: wrap({ port: 80, id: null }) });
  });

  test("may be unknown, as a whole and inside", () => {
    expect(blockValue(block, { inner: unknown })).toEqual({ inner: unknown });
    expect(blockValue(block, { inner: wrap({ port: unknown }) } as never)).toEqual({
      inner: wrap({ port: unknown, id: null }),
    });
  });
});

test.each(["list", "set"] as const)("an unknown element of a %s stays one", (mode) => {
  expect(blockValue(nested(mode), { inner: [unknown] })).toEqual({ inner: [unknown] });
});

test("an unknown element of a map stays one", () => {
  expect(blockValue(nested("map"), { inner: { key: unknown } })).toEqual({ inner: { key: unknown } });
});

test.each([
  ["single", null],
  ["group", { port: null, id: null }],
  ["list", []],
  ["set", []],
  ["map", {}],
] as const)("an absent %s block is %j", (mode, empty) => {
  expect(blockValue(nested(mode), {})).toEqual({ inner: empty });
  expect(blockValue(nested(mode), { inner: null })).toEqual({ inner: empty });
});

test("a set inside a list is filled in to its depth", () => {
  const block = nested("list", nested("set"));

  expect(blockValue(block, { inner: [{ inner: [{ port: "1" }, {}] }, {}] })).toEqual({
    inner: [
      {
        inner: [
          { port: 1, id: null },
          { port: null, id: null },
        ],
      },
      { inner: [] },
    ],
  });
});

test("the type of a block has the types of its blocks", () => {
  const one = ["object", { port: "number", id: "string" }];

  expect(blockType(nested("single"))).toEqual(["object", { inner: one }]);
  expect(blockType(nested("group"))).toEqual(["object", { inner: one }]);
  expect(blockType(nested("list", nested("set")))).toEqual([
    "object",
    { inner: ["list", ["object", { inner: ["set", one] }]] },
  ]);
  expect(blockType(nested("map"))).toEqual(["object", { inner: ["map", one] }]);
});
