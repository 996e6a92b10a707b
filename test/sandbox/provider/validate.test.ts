import { validate } from "../../../sandbox/provider/validate";
import type { Facts } from "../../../sandbox/schema/facts";
import { shownPath } from "../../../sandbox/value/path";
import { unknown, type Group, type Value } from "../../../sandbox/value/value";

const refused = (facts: Omit<Facts, "forceNew">, config: Group): string[] =>
  validate({ forceNew: [], ...facts }, config).map(({ summary }) => summary);
const accepts = (facts: Omit<Facts, "forceNew">, value: Value): boolean => refused(facts, { a: value }).length === 0;

describe("values that are listed", () => {
  const enums = { a: ["TCP", "UDP", 5] };

  test("are accepted as they are written, numbers as numbers", () => {
    expect([accepts({ enums }, "TCP"), accepts({ enums }, 5)]).toEqual([true, true]);
    expect([accepts({ enums }, "tcp"), accepts({ enums }, "5"), accepts({ enums }, "")]).toEqual([false, false, false]);
  });

  test("are accepted in any case where the provider does not mind", () => {
    const facts = { enums: { a: ["ACCEPT", "DROP"] }, enumsIgnoreCase: ["a"] };

    expect([accepts(facts, "accept"), accepts(facts, "Drop"), accepts(facts, "deny")]).toEqual([true, true, false]);
  });

  test("are told to the user, with the place", () => {
    const facts = { forceNew: [], enums: { "rule.action": ["ACCEPT", "DROP"] } };
    const [first, ...more] = validate(facts, { rule: [{ action: "DROP" }, { action: "deny" }] });

    expect(more).toEqual([]);
    expect(first).toEqual({
      summary: "expected rule[1].action to be one of [ACCEPT DROP], got deny",
      path: ["rule", 1, "action"],
    });
  });
});

describe("numbers", () => {
  test.each([
    [0, false],
    [1, true],
    [65535, true],
    [65536, false],
  ])("%d in the range 1 to 65535: %s", (value, fits) => {
    expect(accepts({ ranges: { a: [1, 65535] } }, value)).toBe(fits);
  });

  test("may be open at one end", () => {
    expect([accepts({ ranges: { a: [null, 5] } }, -1e9), accepts({ ranges: { a: [null, 5] } }, 6)]).toEqual([
      true,
      false,
    ]);
    expect([accepts({ ranges: { a: [5, null] } }, 1e9), accepts({ ranges: { a: [5, null] } }, 4)]).toEqual([
      true,
      false,
    ]);
  });

  test.each([
    [0, true],
    [1, false],
    [29, false],
    [30, true],
    [3600, true],
    [3601, false],
  ])("%d in the ranges 0 and 30 to 3600: %s", (value, fits) => {
    expect(accepts({ multiRanges: { a: [[0, 0], [30, 3600]] } }, value)).toBe(fits); // prettier-ignore
  });

  test("a range that is missed is told", () => {
    expect(refused({ ranges: { a: [2, 60] } }, { a: 1 })).toEqual(["expected a to be in the range (2 - 60), got 1"]);
    expect(
      refused(
        {
          multiRanges: {
            a: [
              [0, 0],
              [30, null],
            ],
          },
        },
        { a: 1 },
      ),
    ).toEqual([
      // prettier-ignore
      "expected a to be in the range (0 - 0) or (30 - ∞), got 1",
    ]);
  });
});

test.each([
  ["", false],
  ["a", true],
  ["a".repeat(60), true],
  ["a".repeat(61), false],
])("the length of %j between 1 and 60: %s", (value, fits) => {
  expect(accepts({ lengths: { a: [1, 60] } }, value)).toBe(fits);
});

describe("formats", () => {
  test.each([
    ["ip", ["10.0.0.1", "::1"], ["10.0.0", "10.0.0.256", "name"]],
    [
      "network-cidr",
      ["10.0.0.0/16", "10.0.1.0/24", "0.0.0.0/0", "10.0.0.1/32"],
      ["10.0.0.1/16", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "::/0"],
    ],
    ["number", ["1", "1.5", "-3"], ["", " ", "one"]],
    ["date", ["2026-02-28", "2028-02-29"], ["2026-02-29", "2026-13-01", "2026-2-1", "28.02.2026", ""]],
    ["prefix:CDH_", ["CDH_a"], ["a", "cdh_a"]],
    ["contains:.", ["a.b"], ["ab"]],
    ["regex:^[a-zA-Z0-9_]+$", ["key_1"], ["key-1", "", "a b"]],
  ])("%s", (format, good, bad) => {
    // prettier-ignore
    expect(good.filter((value) => !accepts({ formats: { a: format } }, value))).toEqual([]);
    expect(bad.filter((value) => accepts({ formats: { a: format } }, value))).toEqual([]);
  });

  test("that are known by name only take everything", () => {
    expect(accepts({ formats: { a: "cos-bucket" } }, "?!")).toBe(true);
  });
});

describe("the number of elements", () => {
  const facts = { maxItems: { a: 3 }, minItems: { a: 2 } };

  test.each([
    [["x"], false],
    [["x", "y"], true],
    [["x", "y", "z"], true],
    [["w", "x", "y", "z"], false],
  ])("%j of two or three: %s", (value, fits) => {
    expect(accepts(facts, value)).toBe(fits);
  });

  test("is counted in each block for itself, and told with its place", () => {
    const config = { rule: [{ to: ["x"] }, { to: ["x", "y"] }] };

    expect(
      validate({ forceNew: [], maxItems: { "rule.to": 1 } }, config).map(({ path = [] }) => shownPath(path)),
    ).toEqual(["rule[1].to"]);
    expect(refused({ maxItems: { a: 1 } }, { a: ["x", "y"] })).toEqual([
      "Too many list items: a supports 1 item maximum, but config has 2 declared",
    ]);
    expect(refused({ minItems: { a: 2 } }, { a: ["x"] })).toEqual([
      "Not enough list items: a requires 2 item minimum, but config has only 1 declared",
    ]);
  });

  test("is no matter of an argument that is left out", () => {
    expect(refused(facts, { a: null })).toEqual([]);
  });
});

describe("arguments between each other", () => {
  const both = { a: 1, b: 1 };
  const one = { a: 1, b: null };
  const none = { a: null, b: null };

  test("that conflict may be given one at a time", () => {
    const facts = { conflicts: [["a", "b"]] };

    expect(refused(facts, both)).toEqual(["Conflicting configuration arguments: a, b"]);
    expect([refused(facts, one), refused(facts, none)]).toEqual([[], []]);
  });

  test("of which exactly one must be given", () => {
    const facts = { exactlyOneOf: [["a", "b"]] };
    const words = ["Invalid combination of arguments: exactly one of a, b must be specified"];

    expect([refused(facts, both), refused(facts, none)]).toEqual([words, words]);
    expect(refused(facts, one)).toEqual([]);
  });

  test("of which at least one must be given", () => {
    const facts = { atLeastOneOf: [["a", "b"]] };

    expect(refused(facts, none)).toEqual(["Missing required argument: at least one of a, b must be specified"]);
    expect([refused(facts, one), refused(facts, both)]).toEqual([[], []]);
  });

  test("of which one needs all the others", () => {
    const facts = { requiredWith: { a: ["b", "c"] } };

    expect(refused(facts, { ...both, c: null })).toEqual(["Missing required argument: a needs b, c to be specified"]);
    expect([refused(facts, { ...both, c: 1 }), refused(facts, { a: null, b: 1, c: null })]).toEqual([[], []]);
  });

  test("an empty list or map was not given; a false, a zero and an empty text were", () => {
    const facts = { atLeastOneOf: [["a"]] };

    expect([[], {}].filter((value) => accepts(facts, value))).toEqual([]);
    expect([false, 0, ""].filter((value) => !accepts(facts, value))).toEqual([]);
  });
});

describe("what is not known yet", () => {
  test("is not judged by itself", () => {
    const facts: Omit<Facts, "forceNew"> = {
      enums: { a: ["x"], "b[]": ["x"] },
      ranges: { a: [1, 2] },
      multiRanges: { a: [[1, 2]] },
      lengths: { a: [1, 2] },
      formats: { a: "ip" },
      maxItems: { a: 0, b: 2 },
      minItems: { a: 1 },
    };

    expect(refused(facts, { a: unknown, b: [unknown, "x"] })).toEqual([]);
  });

  test("conflicts with nothing, and satisfies everything", () => {
    expect(refused({ conflicts: [["a", "b"]] }, { a: unknown, b: 1 })).toEqual([]);
    expect(refused({ exactlyOneOf: [["a", "b"]] }, { a: unknown, b: null })).toEqual([]);
    expect(refused({ exactlyOneOf: [["a", "b"]] }, { a: unknown, b: 1 })).toEqual([]);
    expect(refused({ atLeastOneOf: [["a", "b"]] }, { a: unknown, b: null })).toEqual([]);
    expect(refused({ requiredWith: { a: ["b"] } }, { a: 1, b: unknown })).toEqual([]);
  });
});
