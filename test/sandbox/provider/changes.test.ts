import { changedAt } from "../../../sandbox/provider/changes";
import type { Block } from "../../../sandbox/schema/schema";
import { shownPath } from "../../../sandbox/value/path";
import { unknown, type Group } from "../../../sandbox/value/value";

const disk: Block = { attributes: { type: { type: "string" }, size: { type: "number" }, id: { type: "string" } } };
const block: Block = {
  attributes: { zone: { type: "string" }, groups: { type: ["set", "string"] }, types: { type: ["list", "string"] } },
  block_types: {
    disks: { nesting_mode: "list", block: disk },
    targets: { nesting_mode: "set", block: disk },
    named: { nesting_mode: "single", block: { block_types: { disks: { nesting_mode: "list", block: disk } } } },
  },
};
const changed = (dotted: string, before: Group, after: Group): string[] =>
  changedAt(block, dotted, { before, after }).map(shownPath);

test("an attribute has changed when it is another, or not known yet", () => {
  expect(changed("zone", { zone: "a" }, { zone: "b" })).toEqual(["zone"]);
  expect(changed("zone", { zone: "a" }, { zone: null })).toEqual(["zone"]);
  expect(changed("zone", { zone: "a" }, { zone: unknown })).toEqual(["zone"]);
  expect(changed("zone", { zone: "a" }, { zone: "a" })).toEqual([]);
});

test("the order counts in a list, not in a set", () => {
  expect(changed("groups", { groups: ["a", "b"] }, { groups: ["b", "a"] })).toEqual([]);
  expect(changed("types[]", { types: ["a", "b"] }, { types: ["b", "a"] })).toEqual(["types"]);
});

test("a nested path names the element that has changed", () => {
  const before = {
    disks: [
      { type: "SSD", size: 1 },
      { type: "SSD", size: 1 },
    ],
  };

  expect(
    changed("disks.type", before, {
      disks: [
        { type: "SSD", size: 1 },
        { type: "HDD", size: 1 },
      ],
    }),
  ).toEqual(["disks[1].type"]);
  expect(
    changed("disks.type", before, {
      disks: [
        { type: "SSD", size: 9 },
        { type: "SSD", size: 1 },
      ],
    }),
  ).toEqual([]);
  expect(changed("disks.type", before, { disks: [{ type: "SSD", size: 1 }] })).toEqual(["disks[1].type"]);
});

test("a block that is listed as a whole has changed with anything inside it", () => {
  expect(changed("disks", { disks: [{ size: 1 }] }, { disks: [{ size: 2 }] })).toEqual(["disks"]);
  expect(changed("disks", { disks: [{ size: 1 }] }, { disks: [{ size: 1 }] })).toEqual([]);
});

test("a path ends at a set, whose elements have no place", () => {
  const before = {
    targets: [
      { type: "SSD", size: 1 },
      { type: "HDD", size: 1 },
    ],
  };

  expect(
    changed("targets.type", before, {
      targets: [
        { type: "SSD", size: 1 },
        { type: "NVME", size: 1 },
      ],
    }),
  ).toEqual(["targets"]);
  expect(changed("targets.type", before, { targets: [{ type: "SSD", size: 1 }] })).toEqual(["targets"]);
  expect(
    changed("targets.type", before, {
      targets: [
        { type: "HDD", size: 7 },
        { type: "SSD", size: 8 },
      ],
    }),
  ).toEqual([]);
});

test("a path goes through single blocks, there or not", () => {
  const after = { named: { disks: [{ type: "SSD" }] } };

  expect(changed("named.disks.type", { named: null }, after)).toEqual(["named.disks[0].type"]);
  expect(changed("named.disks.size", { named: { disks: [{ type: "HDD" }] } }, after)).toEqual([]);
});
