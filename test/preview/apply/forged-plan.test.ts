import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { terraformBinary } from "../../../scripts/terraform-binary";
import type { ApplyInput } from "../../../cli/commands/apply";
import { planFiles } from "../../../preview/apply/plan-files";
import { bundleOf, forge } from "./forge";
import { packed } from "./packed";
import { SmallApp, thing } from "./small-app";

jest.setTimeout(120_000);

const more = {
  module: { fleet: { source: "../../../fleet" } },
  variable: { word: { default: "a" } },
};
const stack = thing("10", more);
const fleet = 'resource "terraform_data" "relay" {\n  input = 1\n}\n';

let app: SmallApp;
let proof: string;
/** A plan of the stack as it is declared. */
let honest: string;
beforeAll(() => {
  app = new SmallApp({});
  proof = join(app.around, "proof");
  mkdirSync(join(app.folder, "fleet"));
  app.write("fleet/main.tf", fleet);
  app.declare({ one: stack });
  app.preview();
  cpSync(app.out, join(app.around, "kept"), { recursive: true });
  honest = planOf(withBackend(stack));
});
afterEach(() => cpSync(join(app.around, "kept"), app.out, { recursive: true, force: true }));
afterAll(() => app.remove());

/** A plan that does the same to the same objects, made of other text. */
function planOf(text: string, env: NodeJS.ProcessEnv = {}): string {
  const folder = join(app.folder, "forged", "stacks", "one");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cdk.tf.json"), text);
  for (const args of [["init"], ["plan", "-out=plan", "-lock=false"]]) {
    const { status, stderr } = spawnSync(terraformBinary(app.env), args, { cwd: folder, env: { ...app.env, ...env } });
    if (status !== 0) throw new Error(stderr.toString());
  }
  const plan = readFileSync(join(folder, "plan")).toString("base64");
  rmSync(join(app.folder, "forged"), { recursive: true });
  return plan;
}

const withBackend = (json: object, path = join(app.state, "one.tfstate")): string =>
  JSON.stringify({ ...json, terraform: { backend: { local: { path } } } });

const evil = (): object => ({ "local-exec": { command: `touch ${proof}` } });

async function passes(wish: Partial<ApplyInput> = {}): Promise<boolean> {
  return (await app.check(wish)).terminal.runs.length === 1;
}

/** Why the plan is refused, with a bundle and a report around it that nobody can tell from honest ones. */
async function refused(plan: string): Promise<string[]> {
  await forge(app, "one", { plan });
  return (await app.refusal()).map(({ code, what }) => `${code}: ${what.replace(/^.* it differs in /, "")}`);
}

test("one of the same text is applied", async () => {
  await forge(app, "one", { plan: honest });

  expect(await passes()).toBe(true);
});

test("one of the same text with other spaces and comments is applied", async () => {
  const text = JSON.stringify({ "//": { by: "me" }, ...(JSON.parse(withBackend(stack)) as object) }, undefined, 2);
  await forge(app, "one", { plan: planOf(text) });

  expect(await passes()).toBe(true);
});

test("a provisioner is no change of any resource, and is refused", async () => {
  const resource = { terraform_data: { thing: { input: "10", provisioner: [evil()] } } };
  const told = await refused(planOf(withBackend({ ...stack, resource })));

  expect(told).toEqual(["apply/other-plan: /resource/terraform_data/thing/provisioner"]);
  expect(existsSync(proof)).toBe(false);
});

test.each([
  ["import", [{ to: "terraform_data.thing", id: "1" }]],
  ["removed", [{ from: "terraform_data.other", lifecycle: { destroy: false } }]],
  ["moved", [{ from: "terraform_data.other", to: "terraform_data.thing" }]],
  ["locals", { other: 1 }],
])("so is a block `%s`", async (name, block) => {
  // with a plan of Terraform's, and the text that a forger can put into it
  expect(await refused(withText(honest, withBackend({ ...stack, [name]: block })))).toEqual([
    `apply/other-plan: /${name}`,
  ]);
});

test("so is a text with two members of one name, of which Terraform takes another than we do", async () => {
  const text = withBackend(stack).replace(
    '"input":"10"',
    `"input":"10","provisioner":[${JSON.stringify(evil())}],"input":"10"`,
  );
  const doubled = withBackend(stack).replace(
    '"thing":{',
    `"thing":{"input":"10","provisioner":[${JSON.stringify(evil())}]},"thing":{`,
  );

  expect(await refused(withText(honest, text))).toEqual(["apply/other-plan: cdk.tf.json"]);
  expect(await refused(withText(honest, doubled))).toEqual(["apply/other-plan: cdk.tf.json"]);
});

test("so is a module that holds something else", async () => {
  app.write(
    "fleet/main.tf",
    fleet.replace("input = 1", 'input = 1\n  provisioner "local-exec" {\n    command = "x"\n  }'),
  );
  const plan = planOf(withBackend(stack));
  app.write("fleet/main.tf", fleet);

  expect(await refused(plan)).toEqual(["apply/other-plan: m-fleet/main.tf"]);
});

test("so is a file more, or a module more", async () => {
  const files = [...(planFiles(Buffer.from(honest, "base64")) ?? [])];
  const more = packed([...files, ["tfconfig/m-/more.tf", Buffer.from("locals {}")]]).toString("base64");
  const modules = JSON.stringify([
    { Key: "", Dir: "." },
    { Key: "fleet", Dir: "../../../elsewhere" },
  ]);
  const elsewhere = files.map(
    ([name, text]) => [name, name === "tfconfig/modules.json" ? Buffer.from(modules) : text] as const,
  );

  expect(await refused(more)).toEqual(["apply/other-plan: m-/more.tf"]);
  expect(await refused(packed(elsewhere).toString("base64"))).toEqual(["apply/other-plan: module fleet"]);
});

test("so is one that keeps its state elsewhere", async () => {
  const copy = join(app.around, "elsewhere.tfstate");
  const elsewhere = planOf(withBackend(stack, copy));

  expect(await refused(withText(elsewhere, withBackend(stack)))).toEqual(["apply/other-plan: its backend"]);
});

test("so is one in another workspace", async () => {
  const plan = planOf(withBackend(stack), { TF_WORKSPACE: "other" });

  expect(await refused(plan)).toEqual(["apply/other-plan: its backend"]);
});

test("so is one with a variable of its own, unless it is the same here", async () => {
  const plan = planOf(withBackend(stack), { TF_VAR_word: "b" });
  const told = await refused(plan);

  expect(told).toEqual(["apply/other-plan: variable word, which TF_VAR_word does not say here"]);
  expect(await passes({ env: { ...app.env, TF_VAR_word: "b" } })).toBe(true);
});

test("so is one of another state", async () => {
  const { state } = bundleOf(app, "one");
  const files = [...(planFiles(Buffer.from(honest, "base64")) ?? [])];
  const moved = files.map(
    ([name, text]) => [name, name === "tfstate" ? Buffer.from(JSON.stringify({ ...state, serial: 7 })) : text] as const,
  );

  expect(await refused(packed(moved).toString("base64"))).toEqual(["apply/other-plan: the state it starts from"]);
});

test("so is what is no plan", async () => {
  expect(await refused(Buffer.from("x").toString("base64"))).toEqual([expect.stringContaining("apply/other-plan: ")]);
  expect(await refused(packed([["a", Buffer.from("x")]]).toString("base64"))).toHaveLength(1);
});

/** The plan with another text of the stack in it. */
function withText(plan: string, text: string): string {
  const files = [...(planFiles(Buffer.from(plan, "base64")) ?? [])];
  const changed = files.map(
    ([name, was]) => [name, name === "tfconfig/m-/cdk.tf.json" ? Buffer.from(text) : was] as const,
  );
  return packed(changed).toString("base64");
}
