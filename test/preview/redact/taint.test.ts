import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describePlan } from "../../../preview/changes/describe-changes";
import { list, object, type JsonObject } from "../../../preview/plan/json";
import { readPlan } from "../../../preview/plan/read-plan";
import { Redactor } from "../../../preview/redact/redactor";
import { release } from "../../../preview/redact/release";
import { raw, TerraformFolder } from "./support/terraform-folder";

const terraform = new TerraformFolder();
afterAll(() => terraform.remove());

const pw = "data.terraform_remote_state.home.outputs.pw";
const spelt = (expression: string): string => `join("~", split("", ${expression}))`;
/** What `spelt` makes of each secret: no form of it that is looked for. */
const secrets = { home: "Otter-9-lantern", own: "Maple-7-harbour" };
const clear = Object.values(secrets).map((one) => Array.from(one).join("~"));

const home: JsonObject = {
  variable: { pw: { sensitive: true, default: secrets.home } },
  output: { pw: { sensitive: true, value: "${var.pw}" }, vpc: { value: "vpc-1a2b3c4d" } },
};
const data = (input: unknown): JsonObject => ({ input });

/** Ways to make something else of a secret, by the name of the resource that would show it. */
const ways: Record<string, JsonObject> = {
  output_of_another_stack: data(`\${${spelt(pw)}}`),
  with_gaps: data(`\${${spelt('data /* . */ . terraform_remote_state\n.home.outputs # .\n[ "pw" ]')}}`),
  all_outputs: data(
    '${join("~", flatten([for name, one in data.terraform_remote_state.home.outputs : split("", one)]))}',
  ),
  marked_variable: data(`\${nonsensitive(${spelt("var.own")})}`),
  marked_attribute: data(`\${nonsensitive(${spelt("terraform_data.marked.input")})}`),
  through_output: data(`\${nonsensitive(${spelt("terraform_data.marked.output")})}`),
  through_a_local: data("${local.second}"),
  through_a_resource: data("${terraform_data.output_of_another_stack.output}"),
  through_an_instance: data('${terraform_data.keyed["a"].output}'),
  keyed: { for_each: { a: `\${${spelt(pw)}}` }, ...data("${each.value}") },
  member: data({ "//": `\${${spelt(pw)}}`, "game name": "Harbour Light 8" }),
  element: data(["Harbour Light 8", { a: [`\${${spelt(pw)}}`] }]),
  name_of_a_member: data({ [`\${${spelt(pw)}}`]: "a" }),
  pieces: data(`\${split("", ${pw})}`),
  pieces_as_names: data(`\${{ for piece in split("", ${pw}) : piece => 1... }}`),
  condition: data(`\${true ? "%{ for piece in split("", ${pw}) }\${piece}~%{ endfor }" : ""}`),
  module_output: data("${module.inner.made}"),
};
const resources: Record<string, JsonObject> = {
  marked: data("${var.own}"),
  plain: data([`Harbour Light 8`, "${data.terraform_remote_state.home.outputs.vpc}", "${local.plain}"]),
  ids: data(`\${[for id in ["vpc-9z8y7x6w"] : id if ${pw} != ""]}`),
  ...ways,
};
/** Without what has a module. */
const alone = {
  variable: { own: { sensitive: true, default: secrets.own } },
  locals: { first: `\${${spelt(pw)}}`, second: "<${local.first}>", plain: "Harbour Light 9" },
  data: { terraform_remote_state: { home: { backend: "local", config: { path: terraform.stateFile("home") } } } },
};
const main = {
  ...alone,
  module: { inner: { source: "../modules", given: `\${${pw}}` } },
  resource: { terraform_data: resources },
  output: {
    partly: { value: `\${{ id = terraform_data.plain.id, pieces = split("", ${pw}) }}` },
    made: { value: "${local.second}" },
    told: { value: "${module.inner.told}" },
  },
};
const inner = `
variable "given" {}
locals {
  made = ${spelt("var.given")}
}
resource "terraform_data" "inside" {
  input = ${spelt("var.given")}
}
output "made" {
  value = local.made
}
output "told" {
  value = terraform_data.inside.input
}
`;

/** The stack is given, or has to be told from its plan. */
describe.each([
  ["with the stack's JSON", true],
  ["from the plan alone", false],
])("%s", (_, given) => {
  const redactor = new Redactor(randomBytes(32));
  const shown = new Map<string, string>();
  let plan: JsonObject = {};

  beforeAll(() => {
    terraform.write("home", home);
    terraform.apply("home");
    mkdirSync(join(terraform.folder, "modules"), { recursive: true });
    writeFileSync(join(terraform.folder, "modules", "main.tf"), inner);
    const { marked, output_of_another_stack: other, keyed } = resources;
    // what is applied has an output that a plan knows
    const first = { terraform_data: { marked, output_of_another_stack: other, keyed } };
    terraform.write("main", { ...alone, resource: first });
    terraform.apply("main");
    terraform.write("main", main);
    const upstream = raw(terraform.plan("home"));
    plan = raw(terraform.plan("main"));
    const declared = new Map([
      ["pw", true],
      ["vpc", false],
    ]);
    redactor.learnPlan(upstream, new Map());
    redactor.learnPlan(plan, new Map([["home", { declared, plan: upstream }]]), given ? [main] : []);
    const described = describePlan(readPlan(JSON.stringify(plan), "plan.json"), redactor);
    for (const { address, attributes } of described.changes) shown.set(address, JSON.stringify(attributes));
    for (const { name, after } of described.outputs) shown.set(`output.${name}`, String(after));
    release(redactor, JSON.stringify(described), "preview.json");
  }, 60_000);

  test.each(Object.keys(ways).filter((name) => name !== "keyed" && name !== "output_of_another_stack"))(
    "what is made of a secret is masked: %s",
    (name) => {
      const planned = list(plan["resource_changes"])
        .map(object)
        .find((one) => one["name"] === name);
      const pieces = JSON.stringify(object(planned?.["change"])["after"]).replaceAll(/[^A-Za-z0-9~]+/g, "");

      // else there would be nothing to hide
      expect(pieces).toMatch(/O~?t~?t~?e~?r|O.*~?t|M~a~p~l~e/);
      expect(shown.get(`terraform_data.${name}`)).toContain("(redacted:");
      expect(clear.filter((one) => shown.get(`terraform_data.${name}`)?.includes(one))).toEqual([]);
      expect(shown.get(`terraform_data.${name}`)).not.toMatch(/"t\\?"|O~t|M~a/);
    },
  );

  test("so it is in instances, modules and outputs", () => {
    const others = ["module.inner.terraform_data.inside", "output.partly", "output.made", "output.told"];

    expect(others.map((name) => shown.get(name)?.includes("(redacted:"))).toEqual(others.map(() => true));
    expect([...shown.values()].filter((text) => /O~t|M~a/.test(text))).toEqual([]);
  });

  test("what is plain is shown, and what is made of nothing secret where the JSON tells", () => {
    expect(shown.get("terraform_data.ids")).toContain("vpc-9z8y7x6w");
    expect(shown.get("terraform_data.plain")?.includes("Harbour Light 9")).toBe(given);
    expect(shown.get("terraform_data.member")?.includes("Harbour Light 8")).toBe(given);
  });
});

describe("what was made of a secret before", () => {
  const made = data(`\${${spelt(pw)}}`);
  const base = { ...alone, resource: { terraform_data: { w: made, gone: made } } };
  const head = { ...alone, resource: { terraform_data: { w: data("a"), other: data("Harbour Light 9") } } };

  test("is masked where base says how", () => {
    terraform.write("home", home);
    terraform.apply("home");
    terraform.write("changing", base);
    terraform.apply("changing");
    terraform.write("changing", head);
    const plan = raw(terraform.plan("changing"));
    const redactor = new Redactor(randomBytes(32));
    redactor.learnPlan(plan, new Map([["home", { declared: new Map([["pw", true]]) }]]), [head, base]);
    const told = JSON.stringify(describePlan(readPlan(JSON.stringify(plan), "plan.json"), redactor));

    expect(JSON.stringify(plan["resource_changes"])).toContain(clear[0]);
    expect(told).not.toContain(clear[0]);
    expect(told).toContain("Harbour Light 9");
  }, 60_000);
});
