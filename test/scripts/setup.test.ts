import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const nowhere = mkdtempSync(join(tmpdir(), "anycast-edge-path-"));
afterAll(() => rmSync(nowhere, { recursive: true }));

function setup(env: NodeJS.ProcessEnv) {
  const script = join(__dirname, "..", "..", "scripts", "setup.mjs");
  const { status: code, stdout, stderr } = spawnSync(process.execPath, [script], { env, encoding: "utf8" });
  return { code, stdout, stderr };
}

test.each([
  ["nothing", {}, "neither terraform nor tofu is on the PATH"],
  ["an empty name", { TERRAFORM_BINARY_NAME: "" }, "neither terraform nor tofu is on the PATH"],
  ["another name", { TERRAFORM_BINARY_NAME: "tf" }, "TERRAFORM_BINARY_NAME is tf, which does not run"],
])("without Terraform, and with %s set: one message, exit code 1, no stack trace", (_, env, words) => {
  expect(setup({ PATH: nowhere, ...env })).toEqual({
    code: 1,
    stdout: "",
    stderr: `${words} (setup/failed)
    fix: install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install), version 1.5 or newer
`,
  });
});
