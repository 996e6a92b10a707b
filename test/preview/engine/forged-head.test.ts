import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terraformBinary } from "../../../scripts/terraform-binary";
import { thing } from "./preview-repository";
import { SavedRepository } from "./saved-repository";

jest.setTimeout(120_000);

let repository: SavedRepository;
beforeEach(() => {
  repository = new SavedRepository();
});
afterEach(() => {
  repository.mustBeClean();
  repository.remove();
});

/** A plan of something else. */
function forgePlan(to: string): void {
  const made = mkdtempSync(join(tmpdir(), "anycast-edge-forged-"));
  writeFileSync(join(made, "cdk.tf.json"), JSON.stringify({ resource: { terraform_data: { forged: thing("x") } } }));
  for (const args of [["init"], ["plan", "-out=plan"]]) {
    const { status, stderr } = spawnSync(terraformBinary(process.env), args, { cwd: made, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  }
  copyFileSync(join(made, "plan"), join(to, "plan"));
  writeFileSync(join(to, "plan.json"), "{}");
  rmSync(made, { recursive: true });
}

test("configuration beside a stack, which could do anything, is refused as well", async () => {
  repository.write("notes.txt", "of head");
  await repository.save();
  writeFileSync(repository.output("stacks", "home", "spy.tf"), 'data "external" "spy" { program = ["true"] }\n');
  const { stack } = await repository.preview({ saved: repository.saved });

  expect(stack("home")).toMatchObject({ status: "refused", problem: { code: "gate/plan-time-code" } });
});

test.each([
  "terraform.tfstate.tf.json",
  "cdk.tofu.json",
  "metadata.json.tf.json",
  "assets/__cdktf_module_asset.tf.json",
])("configuration that seems to be something else, as %s, is refused or not loaded", async (name) => {
  const secret = join(repository.folder, "state", "secret");
  writeFileSync(secret, "canary");
  repository.write("notes.txt", "of head");
  await repository.save();
  mkdirSync(repository.output("stacks", "home", "assets"), { recursive: true });
  const value = `\${strrev(file("${secret}"))}`;
  writeFileSync(repository.output("stacks", "home", name), JSON.stringify({ output: { leak: { value } } }));
  const { stack, text } = await repository.preview({ saved: repository.saved });

  expect(stack("home").status).toBe(name.includes("/") ? "changes" : "refused");
  expect(text()).not.toContain("yranac");
});

test("a file of a module, and one that a program could find beside its script, are refused", async () => {
  const provisioner = [{ "local-exec": { command: "python3 ../../../scripts/x.py" } }];
  const home = { resource: { terraform_data: { fleet: thing("x") } }, output: { name: { value: "x" } } };
  const copies = 'require("node:fs").cpSync("modules", join(out, "stacks/home/modules"), { recursive: true });\n';
  repository.write("app.js", repository.read("app.js") + copies);
  repository.write("scripts/x.py", "import json");
  repository.write("modules/m/main.tf", 'output "x" { value = templatefile("${path.module}/x.tpl", {}) }');
  repository.write("modules/m/x.tpl", "x");
  repository.stack("home", { ...home, module: { m: { source: "./modules/m" } } });
  repository.stack("traffic", { resource: { terraform_data: { weight: thing("1", { provisioner }) } } });
  repository.commit();
  repository.stack("home", { ...home, module: { m: { source: "./modules/m" } }, locals: { of: "head" } });
  repository.stack("traffic", { resource: { terraform_data: { weight: thing("2", { provisioner }) } } });
  await repository.save();
  expect((await repository.preview({ saved: repository.saved })).stack("traffic").status).not.toBe("refused");

  writeFileSync(repository.output("stacks", "home", "modules", "m", "x.tpl"), '${file("/etc/hostname")}');
  writeFileSync(join(repository.saved, "tree", "scripts", "json.py"), "print('of head')");
  const { stack } = await repository.preview({ saved: repository.saved });
  expect(stack("home").problem?.what).toContain("(`/module m: x.tpl`)");
  expect(stack("traffic").problem?.what).toContain("is a file that no stack reads (`/scripts~1json.py`)");
});

test("a plan that lies there already is not taken for the one that fails", async () => {
  repository.stack("home", {
    resource: { terraform_data: { fleet: thing("${nobody.here}") } },
    output: { name: { value: "x" } },
  });
  await repository.save();
  forgePlan(repository.output("stacks", "home"));
  for (const name of ["terraform.tfstate", ".terraform.lock.hcl", ".tool-versions"]) {
    writeFileSync(repository.output("stacks", "home", name), "{");
  }
  const { code, stack, text } = await repository.preview({ saved: repository.saved });

  expect(code).toBe(1);
  expect(stack("home")).toMatchObject({ status: "error", changes: [], problem: { code: "preview/plan-failed" } });
  expect(text()).not.toContain("forged");
});

test.each<[string, string]>([
  [".tool-versions", "terraform path:/tmp/evil\n"],
  [".terraform.lock.hcl", 'provider "terraform.io/builtin/terraform" {\n  version = "0.0.1"\n}\n'],
])("another %s than base has chooses programs, and is refused", async (name, text) => {
  repository.stack("home", {
    terraform: { required_providers: { terraform: { source: "terraform.io/builtin/terraform" } } },
    resource: { terraform_data: { fleet: thing("y") } },
  });
  repository.write(name, text);
  await repository.save();
  const { stack } = await repository.preview({ saved: repository.saved });

  expect(stack("home")).toMatchObject({ status: "refused", problem: { code: "gate/plan-time-code" } });
  expect(stack("home").problem?.what).toContain("chooses other versions of programs than base");
});

test("a variable of the job is there for the stacks of base alone, and as secret as there", async () => {
  const leak = (variable: object): object => ({
    variable: { leak: variable },
    resource: { terraform_data: { fleet: thing("x") } },
    output: { name: { value: "x" }, leak: { value: '${join("-", [upper(var.leak)])}' } },
  });
  const env = { TF_VAR_leak: "canary" };
  repository.stack("home", { ...leak({ default: "none" }) });
  await repository.save();
  const unknown = await repository.preview({ saved: repository.saved }, { env });
  expect(unknown.stack("home").outputs).toContainEqual(expect.objectContaining({ name: "leak", after: '"NONE"' }));

  repository.stack("home", { ...leak({ default: "none", sensitive: true }), output: { name: { value: "x" } } });
  repository.commit();
  repository.stack("home", { ...leak({ default: "none", sensitive: "false" }) });
  rmSync(repository.saved, { recursive: true });
  await repository.save();
  const opened = await repository.preview({ saved: repository.saved }, { env });
  expect(opened.stack("home")).toMatchObject({ status: "refused", problem: { code: "gate/plan-time-code" } });
  expect(opened.stack("home").problem?.what).toContain("is a secret in base, and none here (`/variable/leak`)");
});

test("affected/manifest on a stack that is looked at in another place than it is planned", async () => {
  repository.write("notes.txt", "of head");
  await repository.save();
  mkdirSync(repository.output("clean"));
  copyFileSync(repository.output("stacks", "home", "cdk.tf.json"), repository.output("clean", "cdk.tf.json"));
  const manifest = readFileSync(repository.output("manifest.json"), "utf8");
  writeFileSync(repository.output("manifest.json"), manifest.replace("stacks/home/cdk.tf.json", "clean/cdk.tf.json"));

  await expect(repository.preview({ saved: repository.saved })).rejects.toThrow("affected/manifest");
});
