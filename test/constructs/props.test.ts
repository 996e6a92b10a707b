import { Lazy, Token } from "cdktf";
import { z } from "zod";
import { obey, parseProps } from "../../constructs/props";
import { ProblemError } from "../../model/problem";
import type { Rule } from "../../model/rule";

const schema = z.strictObject({
  fleet: z.strictObject({ min: z.int().min(0), max: z.int().min(0), disk: z.int().min(20).default(50) }),
  zones: z.array(z.string().min(1)),
  ranges: z.record(z.string(), z.cidrv4()).default({}),
});

const minOverMax: Rule<z.infer<typeof schema>> = {
  code: "fleet/min-over-max",
  source: "design",
  check: ({ fleet }) =>
    fleet.min > fleet.max ? [{ path: ["fleet", "min"], what: `min ${fleet.min} is over max`, fix: "lower it" }] : [],
};

describe("parseProps", () => {
  test("fills in defaults", () => {
    expect(parseProps(schema, { fleet: { min: 1, max: 2 }, zones: ["a"] })).toMatchObject({ fleet: { disk: 50 } });
  });

  test("lets values pass that are known only after apply, and still fills in defaults", () => {
    const max = Token.asNumber("${data.x.y}");
    const cidr = Lazy.stringValue({ produce: () => "10.0.0.0/16" });
    const props = { fleet: { min: 1, max }, zones: [cidr], ranges: { home: cidr } };
    expect(parseProps(schema, props)).toEqual({ ...props, fleet: { min: 1, max, disk: 50 } });
  });

  test("tells all that is wrong at once, beside a token too", () => {
    const props = { fleet: { min: -1, max: Token.asNumber("${data.x.y}"), disc: 1 }, zones: [""] };
    const parse = () => parseProps(schema, props);
    expect(parse).toThrow(ProblemError);
    expect(parse).toThrow(/fleet`.*disc[^]*zones\.0/);
  });
});

describe("obey", () => {
  const wish = { fleet: { min: 3, max: 2, disk: 50 }, zones: [], ranges: {} };

  test("throws what the rules find", () => {
    expect(() => obey([minOverMax], wish)).toThrow("fleet/min-over-max");
  });

  test.each([
    ["at fault", { min: Token.asNumber("${data.x.y}"), max: -1e300, disk: 50 }],
    ["compared with", { min: 3, max: Token.asNumber("${data.x.y}"), disk: 50 }],
  ])("a token that is %s is not judged", (_which, fleet) => {
    expect(() => obey([minOverMax], { ...wish, fleet })).not.toThrow();
  });
});
