import fc from "fast-check";
import { stringify } from "yaml";
import { z } from "zod";
import { environmentSchema } from "../../../model/environment";
import { environmentJsonSchema } from "../../../model/file/json-schema";
import { GamesFolder, right, rightOnAlibaba, rightOnAws } from "../games-folder";

const games = new GamesFolder();

afterAll(() => {
  games.remove();
});

/** Loads without throwing, and either takes the environment or says where what is wrong. */
function expectAnAnswer(text: string, defaults = ""): void {
  const { environments, problems } = games.write({ "defaults.yaml": defaults, "duel/test.yaml": text }).load();
  expect(environments.length === 1).toBe(problems.length === 0);
  for (const { line, column, code, what, fix } of problems) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(code).toMatch(/^[a-z-]+\/[a-z0-9-]+$/);
    expect(what).not.toMatch(/\[object|undefined|native code/);
    expect(fix).not.toBe("");
  }
}

/** As much of JSON Schema as that of environments is written in. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

const schema = z.toJSONSchema(environmentSchema, { io: "input" }) as Schema;

/** Every setting's name, wherever it is. */
function namesOf({ properties = {}, additionalProperties: more, items, anyOf = [] }: Schema): string[] {
  const inside = [...Object.values(properties), ...(typeof more === "object" ? [more] : []), ...(items ? [items] : [])];
  return [...Object.keys(properties), ...[...inside, ...anyOf].flatMap(namesOf)];
}

/** What every object has, so that no map may be asked for it without care. */
const inherited = ["constructor", "toString", "__proto__"];
const names = fc.constantFrom("game", "tokyo", "ap-tokyo", ...inherited);
const keys = fc.constantFrom(
  ...new Set(namesOf(environmentJsonSchema())),
  ...inherited,
  "tokyo",
  "tencent",
  "aws",
  "alibaba",
  "1",
  "~",
);
const scalars = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    65_536,
    Infinity,
    Number.NaN,
    "",
    "ap-seoul",
    "tencent",
    "aws",
    "${x}",
    "10.0.0.0/16",
    "a\u0000b",
    ...inherited,
  ),
  fc.string(),
  fc.double(),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalars,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(keys, tie("value"), { maxKeys: 6 }),
  ),
}));
const maps = fc.dictionary(keys, value, { maxKeys: 8 });

/** Settings in the shape that the schema asks for, few at a time, and now and then something else in place of one. */
function shaped(asked: Schema): fc.Arbitrary<unknown> {
  const { type, properties, required = [], additionalProperties: more, items, anyOf, enum: all, const: only } = asked;
  const fits = (): fc.Arbitrary<unknown> => {
    if (only !== undefined) return fc.constant(only);
    if (all) return fc.constantFrom(...all);
    if (anyOf) return fc.oneof(...anyOf.map(shaped));
    if (properties) {
      const optional = Object.keys(properties).filter((key) => !required.includes(key));
      return fc.subarray(optional, { maxLength: Math.min(4, optional.length) }).chain((chosen) =>
        fc.record(Object.fromEntries([...required, ...chosen].map((key) => [key, shaped(properties[key] ?? {})])), {
          noNullPrototype: true,
        }),
      );
    }
    if (typeof more === "object") return fc.dictionary(names, shaped(more), { maxKeys: 3, noNullPrototype: true });
    if (items) return fc.array(shaped(items), { maxLength: 3 });
    if (type === "integer" || type === "number") return fc.integer({ min: 0, max: 2000 });
    if (type === "boolean") return fc.boolean();
    return fc.oneof(
      { weight: 2, arbitrary: names },
      { weight: 1, arbitrary: fc.constantFrom("198.51.100.1", "10.9.0.0/16", "duel.example", "1") },
    );
  };
  return fc.oneof({ weight: 19, arbitrary: fits() }, { weight: 1, arbitrary: scalars });
}

test("any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      expectAnAnswer(text);
    }),
  );
});

test("text that looks like YAML", () => {
  const bits = fc.constantFrom(
    ..."a b : - [ ] { } , & * ! | > ' \" # % @ ? << *a &a \n \t".split(" "),
    "\n",
    "  ",
    ": ",
    "- ",
    "---\n",
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 60 }), (parts) => {
      expectAnAnswer(parts.join(""));
    }),
  );
});

test("settings of any kind, in the environment and in the defaults", () => {
  fc.assert(
    fc.property(maps, maps, (own, shared) => {
      expectAnAnswer(stringify(own), stringify(shared));
    }),
  );
});

test("a right environment with one part of it torn out or replaced", () => {
  fc.assert(
    fc.property(
      fc.nat(right.length),
      fc.nat(30),
      fc.oneof(fc.constant(""), fc.string({ maxLength: 8 })),
      (at, length, put) => {
        expectAnAnswer(right.slice(0, at) + put + right.slice(at + length));
      },
    ),
    { numRuns: 200 },
  );
});

test("a right environment with one setting of any kind on top", () => {
  fc.assert(
    fc.property(maps, (own) => {
      expectAnAnswer(stringify(own), right);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["Tencent Cloud", right],
  ["AWS", rightOnAws],
  ["Alibaba Cloud", rightOnAlibaba],
])("a right environment on %s with settings of the right shape on top", (_cloud, base) => {
  fc.assert(
    // what must be there is in what is below
    fc.property(shaped({ ...schema, required: [] }), (own) => {
      expectAnAnswer(stringify(own), base);
    }),
    { numRuns: 200 },
  );
});
