import type { JsonObject } from "../../../preview/affected/json";
import { needsApply } from "../../../preview/projection/needs-apply";
import { outputsChanged } from "../../../preview/projection/outputs-changed";
import { project } from "../../../preview/projection/project";
import type { PromisedOutputs } from "../../../preview/projection/promised-outputs";
import { outputsRead } from "../../../preview/projection/read-outputs";

const read = "data.terraform_remote_state.a.outputs";
const stack = (value: string): JsonObject => ({
  data: { terraform_remote_state: { a: { backend: "local" }, b: { backend: "local" } } },
  output: { x: { value } },
});

describe("which outputs are read", () => {
  test.each<[template: string, read: string[] | "all"]>([
    ["plain", []],
    [`\${${read}.v}`, ["v"]],
    [`\${${read}["v"]} and \${${read}.w[0].deep}`, ["v", "w"]],
    [`\${upper("x \${${read}.v}")}`, ["v"]],
    [`%{ if ${read}.v }a%{ else }\${${read}.w}%{ endif }`, ["v", "w"]],
    [
      `\${try(data . terraform_remote_state
      .a.outputs.v, 1)}`,
      ["v"],
    ],
    [
      `\${<<-EOT
      \${${read}.v} ${read}.w
      EOT
    }`,
      ["v"],
    ],
    [`$\${${read}.v} ${read}.v \${"${read}.v"} \${/* ${read}.v */ 1}`, []],
    ["${data.terraform_remote_state.b.outputs.v}", []],
    ["${data.terraform_remote_state.a-b.outputs.v}", []],
    ["${module.data.terraform_remote_state.a.outputs.v}", []],
    [`\${${read}}`, "all"],
    [`\${${read}[local.which]}`, "all"],
    [`\${${read}["\${local.which}"]}`, "all"],
    [`\${${read}[*].v}`, "all"],
    [`\${${read}.*.v}`, "all"],
    [`\${lookup(${read}, "v", 1)}`, "all"],
    ["${data.terraform_remote_state.a}", "all"],
    ['${data.terraform_remote_state.a["x"].outputs.v}', "all"],
  ])("%s", (template, expected) => {
    expect(outputsRead(stack(template), "a")).toEqual(expected === "all" ? "all" : new Set(expected));
  });

  test("keys, conditions of variables and blocks in lists count, notes and what is no template do not", () => {
    const all: JsonObject = {
      "//": { note: `\${${read}.note}` },
      terraform: { backend: { local: { path: `\${${read}.backend}` } } },
      variable: { v: { default: `\${${read}.default}`, validation: [{ condition: `\${${read}.validation}` }] } },
      resource: [
        {
          a_b: {
            c: [
              {
                "//": `\${${read}.note}`,
                depends_on: ["data.terraform_remote_state.a"],
                tags: { [`\${${read}.key}`]: 1 },
              },
            ],
          },
        },
      ],
    };
    expect(outputsRead(all, "a")).toEqual(new Set(["validation", "key"]));
  });
});

describe("whether outputs change", () => {
  const change = (actions: string[], unknown: boolean | object = false): JsonObject => ({
    output_changes: { v: { actions, after_unknown: unknown as JsonObject }, same: { actions: ["no-op"] } },
  });

  test.each([
    [["create"], false],
    [["update"], false],
    [["delete"], false],
    [["no-op"], { deep: [true] }],
  ])("%j, unknown %j: it does", (actions, unknown) => {
    expect(outputsChanged(change(actions, unknown), "all")).toBe(true);
    expect(outputsChanged(change(actions, unknown), new Set(["v"]))).toBe(true);
    expect(outputsChanged(change(actions, unknown), new Set(["same", "none"]))).toBe(false);
  });

  test("what stays does not", () => {
    expect(outputsChanged(change(["no-op"], { deep: [false] }), "all")).toBe(false);
    expect(outputsChanged({}, "all")).toBe(false);
  });
});

describe("whether an error waits for an apply", () => {
  const waits = `
╷
│ Error: Invalid for_each argument
│
│   on cdk.tf.json line 1:
│
│ The "for_each" set includes values derived from resource attributes that
│ cannot be determined until apply, and so Terraform cannot determine the
│ full set of keys.
╵
`;
  const mistake = '╷\n│ Error: Unsupported attribute\n│\n│ This object does not have an attribute named "v".\n╵\n';

  test.each([
    ["one that does", waits, true],
    ["a mistake", mistake, false],
    ["both", waits + mistake, false],
    ["a plan with what is known after apply", "  + id = (known after apply)\n\nError: no", false],
    ["a mistake in for_each", "Error: Invalid for_each argument\n\nThe given value is unsuitable.", false],
    ["no error", "that cannot be determined until apply", false],
  ])("%s", (_name, output, expected) => {
    expect(needsApply(output)).toBe(expected);
  });
});

describe("fails", () => {
  const promised = (value: PromisedOutputs): ReadonlyMap<string, PromisedOutputs> => new Map([["a", value]]);
  const one = promised(new Map([["v", { value: 1, unknown: false, type: "number" }]]));
  const reading = (more: JsonObject): JsonObject => ({
    ...stack(`\${${read}.v}`),
    data: { terraform_remote_state: { a: { backend: "local", ...more } } },
  });

  test.each([
    [{ count: 1 }],
    [{ for_each: {} }],
    [{ depends_on: ["x.y"] }],
    [{ lifecycle: {} }],
    [{ defaults: "${x}" }],
  ])("projection/conditional-read %j", (more) => {
    expect(() => project(reading(more), one)).toThrow("projection/conditional-read");
  });

  test("projection/inexact-output", () => {
    const long = { value: 12345678901234567000, unknown: false };
    const lists = { value: { "odd key": ["x"] }, unknown: false, type: ["object", { "odd key": ["list", "string"] }] };
    for (const value of [long, lists]) {
      expect(() => project(reading({}), promised(new Map([["v", value]])))).toThrow("projection/inexact-output");
      expect(() => project(reading({}), promised(new Map([["not-read", value]])))).not.toThrow();
    }
  });
});

test("outputs that are not read are not written down, and a stack that reads nothing stays as it is", () => {
  const promised = new Map([
    [
      "a",
      new Map([
        ["v", { value: "shown", unknown: false }],
        ["w", { value: "hunter2", unknown: false }],
      ]),
    ],
  ]);

  expect(JSON.stringify(project(stack(`\${${read}.v}`), promised))).toMatch(/shown(?!.*hunter2)/);
  expect(project({ output: {} }, promised)).toEqual({ output: {} });
});
