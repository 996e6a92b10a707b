import fc from "fast-check";
import { stringify } from "yaml";
import { GamesFolder, right } from "../games-folder";

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
    expect(code).toMatch(/^[a-z-]+\/[a-z-]+$/);
    expect(what).not.toMatch(/\[object|undefined/);
    expect(fix).not.toBe("");
  }
}

const keys = fc.constantFrom(
  ..."cloud state ports game home region zones fleet min max health port http path edges tokyo relays clouds tencent aws".split(
    " ",
  ),
  ..."entry reach dns zone name tags constructor toString __proto__ hasOwnProperty 1 ~".split(" "),
);
const scalars = fc.oneof(
  fc.constantFrom(
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
