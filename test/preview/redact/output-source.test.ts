import type { JsonObject } from "../../../preview/plan/json";
import { outputVerdict } from "../../../preview/redact/output-source";
import { Redactor } from "../../../preview/redact/redactor";

const name = "cross-stack-output-x";
const values = { id: "vpc-1a2b3c4d", list: [{ a: "x", b: "y" }], password: "p", key: { pem: "k", name: "n" } };
const marks = { list: [{ b: true }], key: { pem: true } };

/** A plan whose output refers to that. */
function planned(references: readonly string[], output: JsonObject = {}, outputName = name): JsonObject {
  const expression = { constant_value: `\${${references[0] ?? ""}}`, references };
  return {
    prior_state: {
      values: {
        root_module: { resources: [{ address: 'a.b["x"]', values, sensitive_values: marks }, { address: "data.c.d" }] },
      },
    },
    configuration: {
      root_module: {
        outputs: { [outputName]: { sensitive: true, expression, ...output } },
        variables: { open: {}, closed: { sensitive: true } },
      },
    },
  };
}

test.each([
  ["an attribute without a mark", ["a.b.id", "a.b"], "plain"],
  ["one of an instance", ['a.b["x"].id', 'a.b["x"]', "a.b"], "plain"],
  ["a member without a mark", ["a.b.list[0].a", "a.b.list[0]", "a.b.list", "a.b"], "plain"],
  ["a member with a mark", ["a.b.list[0].b", "a.b.list[0]", "a.b.list", "a.b"], "secret"],
  ["a list with a mark in it", ["a.b.list", "a.b"], "secret"],
  ["an object with a mark in it", ["a.b"], "secret"],
  ["an attribute called like a secret", ["a.b.password", "a.b"], "secret"],
  ["several, one of them secret", ["a.b.id", "a.b", "a.b.key.pem", "a.b.key", "a.b"], "secret"],
  ["a variable", ["var.open"], "plain"],
  ["a variable that is marked", ["var.closed"], "secret"],
  ["a data source", ["data.c.d.id", "data.c.d"], "plain"],
  ["something that is not there yet", ["e.f.id", "e.f"], "unclear"],
  ["a local", ["local.x"], "unclear"],
  ["a module", ["module.m.x", "module.m"], "unclear"],
  ["another state", ["data.terraform_remote_state.up.outputs.x", "data.terraform_remote_state.up"], "unclear"],
  ["nothing", [], "unclear"],
])("an output of %s", (_, references, verdict) => {
  expect(outputVerdict(planned(references), name)).toBe(verdict);
});

test("the mark of an author counts, whatever it is on", () => {
  expect(outputVerdict(planned(["a.b.id"], {}, "address"), "address")).toBe("secret");
  expect(outputVerdict(planned(["a.b.id"], { sensitive: false }, "address"), "address")).toBe("plain");
});

test("sensitive() in the expression is a mark", () => {
  const expression = { constant_value: "${sensitive(a.b.id)}", references: ["a.b.id", "a.b"] };

  expect(outputVerdict(planned([], { expression }), name)).toBe("secret");
});

describe("a stack that reads an output", () => {
  const reads = (value: string, output = name): JsonObject => ({
    planned_values: {
      root_module: {
        resources: [{ address: "data.terraform_remote_state.up", values: { outputs: { [output]: value } } }],
      },
    },
  });
  const masks = (
    plan: JsonObject,
    value: string,
    up?: { declared: Map<string, boolean>; plan?: JsonObject },
  ): boolean => {
    const redactor = new Redactor(Buffer.alloc(32));
    redactor.learnPlan(plan, new Map(up && [["up", up]]));
    return redactor.text(value) !== value;
  };
  const text = "Harbour Light 7";

  test.each([
    ["that is not declared sensitive", false, undefined, false],
    ["of a stack that was not planned", true, undefined, true],
    ["whose source has no mark", true, planned(["a.b.id", "a.b"]), false],
    ["whose source has a mark", true, planned(["a.b.key.pem"]), true],
    ["whose source is unclear", true, planned(["local.x"]), true],
    [
      "that was marked until now",
      false,
      { ...planned(["a.b.key.pem"]), output_changes: { [name]: { before_sensitive: true, after_sensitive: true } } },
      true,
    ],
  ])("%s", (_, sensitive, plan, isSecret) => {
    const up = { declared: new Map([[name, sensitive]]), ...(plan && { plan }) };

    expect(masks(reads(text), text, up)).toBe(isSecret);
  });

  test("of which nothing is known shows ids, and nothing else", () => {
    const plain = ["vpc-1a2b3c4d", "10.0.0.0/16", "arn:aws:s3:::bucket", "ap-northeast-2", "game.example", "enabled"];

    expect(plain.filter((value) => masks(reads(value), value))).toEqual([]);
    expect(["Harbour Light 7", "hunter2-SECRET", "monkey42"].filter((value) => !masks(reads(value), value))).toEqual(
      [],
    );
  });

  test("that its author marked hides even an id", () => {
    const value = "vpc-1a2b3c4d";

    expect(masks(reads(value, "own"), value, { declared: new Map([["own", true]]) })).toBe(true);
  });
});
