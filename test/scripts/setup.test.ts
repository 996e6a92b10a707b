import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const nowhere = mkdtempSync(join(tmpdir(), "anycast-edge-path-"));
const terraformOnly = mkdtempSync(join(tmpdir(), "anycast-edge-path-"));
writeFileSync(join(terraformOnly, "terraform"), "#!/bin/sh\necho Terraform v1.9.0\n", { mode: 0o755 });
afterAll(() => [nowhere, terraformOnly].forEach((folder) => rmSync(folder, { recursive: true })));

const root = join(__dirname, "..", "..");
const scripts = join(root, "scripts");

const setup = (env: NodeJS.ProcessEnv, ...flags: string[]) => setupIn(root, env, ...flags);

function setupIn(folder: string, env: NodeJS.ProcessEnv, ...flags: string[]) {
  const script = join(folder, "scripts", "setup.mjs");
  const { status: code, stdout, stderr } = spawnSync(process.execPath, [script, ...flags], { env, encoding: "utf8" });
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

test("programs that the tests drive are asked for only with --tests, and named where they cannot be installed", () => {
  expect(setup({ PATH: terraformOnly }, "--tests")).toEqual({
    code: 1,
    stdout: "",
    stderr: `the tests drive programs that are not installed: cloud-init, iproute2, socat, wrk, chromium (setup/failed)
    fix: use Debian or Ubuntu, or leave the tests that need them out: \`npx jest --testPathIgnorePatterns 'test/(relay|drill|picture)'\`
`,
  });
  expect(setup({ PATH: terraformOnly }).stderr).not.toContain("the tests drive");
});

test("a node_modules that is a link is refused before npm empties the folder that it leads to", () => {
  const folder = mkdtempSync(join(tmpdir(), "anycast-edge-setup-"));
  try {
    cpSync(scripts, join(folder, "scripts"), { recursive: true });
    mkdirSync(join(folder, "elsewhere"));
    writeFileSync(join(folder, "package-lock.json"), "{}");
    symlinkSync(join(folder, "elsewhere"), join(folder, "node_modules"));
    // npm is not on this PATH
    expect(setupIn(folder, { PATH: terraformOnly })).toEqual({
      code: 1,
      stdout: "",
      stderr: `node_modules is a link, and its packages are not those of package-lock.json (setup/failed)
    fix: remove the link ${join(folder, "node_modules")}, and run \`npm run setup\` again
`,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
