import { plan, type Planned } from "../../../sandbox/provider/plan";
import type { Block } from "../../../sandbox/schema/schema";
import { blockValue } from "../../../sandbox/schema/block-value";
import { unknown, type Group } from "../../../sandbox/value/value";
import { proposed } from "../support/proposed";

const rule: Block = {
  attributes: {
    port: { type: "number", required: true },
    weight: { type: "number", optional: true },
    id: { type: "string", computed: true },
  },
};
const block: Block = {
  attributes: {
    id: { type: "string", computed: true },
    name: { type: "string", required: true },
    size: { type: "number", optional: true },
    kind: { type: "string", optional: true, computed: true },
    version: { type: "string", computed: true },
    secret: { type: "string", optional: true, write_only: true },
  },
  block_types: {
    rule: { nesting_mode: "list", block: rule },
    target: { nesting_mode: "set", block: rule },
    named: { nesting_mode: "map", block: rule },
    kept: { nesting_mode: "list", block: rule },
    timeouts: { nesting_mode: "single", block: { attributes: { create: { type: "string", optional: true } } } },
  },
};
const type: Planned = {
  block,
  facts: { forceNew: [], defaults: { size: 50, "rule.weight": 10, "target.weight": 10 } },
  recomputed: ["version"],
  keptBlocks: ["kept"],
};

function planned(said: Group, held: Group | null = null): Group {
  const config = blockValue(block, said);
  const prior = held && blockValue(block, held);
  return plan(type, { prior, proposed: proposed(block, prior, config), config });
}

describe("a create", () => {
  test("has what the cloud computes unknown, and defaults filled in", () => {
    expect(planned({ name: "a" })).toEqual({
      id: unknown,
      name: "a",
      size: 50,
      kind: unknown,
      version: unknown,
      secret: null,
      rule: [],
      target: [],
      named: {},
      kept: [],
      timeouts: null,
    });
  });

  test("takes what is said over a default, zero too", () => {
    expect(planned({ name: "a", size: 0, kind: "x" })).toMatchObject({ size: 0, kind: "x" });
  });

  test("has defaults and unknown values in nested elements", () => {
    expect(
      planned({ name: "a", rule: [{ port: 1 }], target: [{ port: 2, weight: 0 }], named: { x: { port: 3 } } }),
    ).toMatchObject({
      rule: [{ port: 1, weight: 10, id: unknown }],
      target: [{ port: 2, weight: 0, id: unknown }],
      named: { x: { port: 3, weight: null, id: unknown } },
    });
  });

  test("never holds what is only ever written", () => {
    expect(planned({ name: "a", secret: "s" })["secret"]).toBeNull();
  });

  test("leaves unknown what is not known yet, whatever the default", () => {
    expect(planned({ name: unknown, size: unknown, rule: unknown })).toMatchObject({
      name: unknown,
      size: unknown,
      rule: unknown,
    });
  });
});

describe("an update", () => {
  const held = { id: "1", name: "a", size: 50, kind: "x", version: "1" };

  test("that changes nothing plans nothing", () => {
    expect(planned({ name: "a" }, held)).toEqual(blockValue(block, held));
  });

  test("keeps computed values, but for those that every update changes", () => {
    expect(planned({ name: "b" }, held)).toMatchObject({ id: "1", name: "b", kind: "x", version: unknown });
  });

  test("keeps an Optional and Computed argument that is left out", () => {
    expect(planned({ name: "a" }, { ...held, kind: "y" })["kind"]).toBe("y");
  });

  test("goes back to the default of an argument that is left out", () => {
    expect(planned({ name: "a" }, { ...held, size: 80 })["size"]).toBe(50);
  });

  test("does not hope for a value that the cloud never gave", () => {
    expect(planned({ name: "b" }, { ...held, kind: null })["kind"]).toBeNull();
  });

  test("keeps a block that is Optional and Computed, and no other", () => {
    const rules = [{ port: 1, weight: 1, id: "r" }];

    expect(planned({ name: "a" }, { ...held, kept: rules, rule: rules })).toMatchObject({ kept: rules, rule: [] });
    expect(planned({ name: "a", kept: [{ port: 2 }] }, { ...held, kept: rules })["kept"]).toMatchObject([{ port: 2 }]);
  });

  test("has unknown values in new nested elements only", () => {
    const rules = [{ port: 1, weight: 10, id: "r" }];

    expect(planned({ name: "a", rule: [{ port: 1 }, { port: 2 }] }, { ...held, rule: rules })["rule"]).toEqual([
      { port: 1, weight: 10, id: "r" },
      { port: 2, weight: 10, id: unknown },
    ]);
    expect(
      planned(
        { name: "a", named: { x: { port: 1 }, y: { port: 2 } } },
        { ...held, named: { x: { port: 1, weight: null, id: "r" } } },
      )["named"],
    ).toEqual({
      x: { port: 1, weight: null, id: "r" },
      y: { port: 2, weight: null, id: unknown },
    });
  });

  test("finds an element of a set again wherever it stands", () => {
    const targets = [
      { port: 1, weight: 5, id: "p" },
      { port: 2, weight: 5, id: "q" },
    ];
    const config = {
      name: "a",
      target: [
        { port: 2, weight: 5 },
        { port: 3, weight: 5 },
      ],
    };

    expect(planned(config, { ...held, target: targets })["target"]).toEqual([
      { port: 2, weight: 5, id: "q" },
      { port: 3, weight: 5, id: unknown },
    ]);
  });

  test("is none when only the order of a set differs", () => {
    const targets = [
      { port: 1, weight: 5, id: "p" },
      { port: 2, weight: 5, id: "q" },
    ];
    const config = {
      name: "a",
      target: [
        { port: 2, weight: 5 },
        { port: 1, weight: 5 },
      ],
    };

    expect(planned(config, { ...held, target: targets })["version"]).toBe("1");
  });
});

test("timeouts are as they are written", () => {
  expect(planned({ name: "a", timeouts: { create: "5m" } })["timeouts"]).toEqual({ create: "5m" });
  expect(planned({ name: "a" }, { name: "a", timeouts: { create: "5m" } })["timeouts"]).toBeNull();
});
