import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../../../preview/affected/canonical";
import { root } from "../../support/deployment";

const around = mkdtempSync(join(tmpdir(), "anycast-edge-shim-"));
const [verified, stack, terraform] = [
  join(around, "verified"),
  join(around, "stacks", "one"),
  join(around, "terraform"),
];
const usual = '#!/bin/sh\necho "called: $*"\nexit "${EXIT:-0}"\n';
beforeAll(() => {
  for (const folder of [verified, stack]) mkdirSync(folder, { recursive: true });
  writeFileSync(terraform, usual);
  chmodSync(terraform, 0o755);
});
beforeEach(() => {
  writeFileSync(join(verified, "one.plan"), "the plan");
  writeFileSync(
    join(verified, "verified.json"),
    JSON.stringify({ binary: terraform, digests: { one: sha256("the plan") } }),
  );
});
afterAll(() => rmSync(around, { recursive: true, force: true }));

function shim(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = stack) {
  const program = join(root, "cli", "apply", "terraform-shim.cjs");
  const variables = { ...process.env, ANYCAST_EDGE_VERIFIED_PLANS: verified, ...env };
  const { status: code, stdout, stderr } = spawnSync(program, args, { cwd, env: variables, encoding: "utf8" });
  return { code, stdout, stderr };
}

test("apply becomes an apply of the verified plan, with the flags that cdktf has", () => {
  const { code, stdout } = shim(["apply", "-auto-approve", "-no-color"]);

  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `called: apply -input=false -auto-approve -no-color ${join(verified, "one.plan")}\n`,
  });
  expect(JSON.parse(readFileSync(join(verified, "one.result"), "utf8"))).toMatchObject({ code: 0 });
});

test("a failure is handed on and noted", () => {
  expect(shim(["apply", "-auto-approve"], { EXIT: "3" })).toMatchObject({ code: 3 });
  expect(JSON.parse(readFileSync(join(verified, "one.result"), "utf8"))).toMatchObject({ code: 3 });
});

test.each([
  ["init"],
  ["version", "-json"],
  ["-v"],
  ["output", "-json"],
  ["providers", "lock", "-platform=linux_amd64"],
])("what cdktf asks otherwise is handed on: %s %s", (...args) => {
  expect(shim(args.filter(Boolean))).toEqual({ code: 0, stdout: `called: ${args.join(" ")}\n`, stderr: "" });
});

test("variables that would change what Terraform does, or write values into a log, are not handed on", () => {
  writeFileSync(terraform, "#!/bin/sh\nenv | grep ^TF_ | sort\n");
  const env = {
    TF_CLI_ARGS: "a",
    TF_CLI_ARGS_apply: "b",
    TF_LOG: "c",
    TF_LOG_PROVIDER: "d",
    TF_DATA_DIR: "e",
    TF_VAR_x: "f",
  };
  const { stdout } = shim(["init"], env);
  writeFileSync(terraform, usual);

  expect(stdout.split("\n").filter((line) => /=[a-f]$/.test(line))).toEqual(["TF_VAR_x=f"]);
});

describe("refuses, without a call of Terraform", () => {
  test.each([
    ["destroy", "-auto-approve"],
    ["import", "a.b", "c"],
    ["state", "rm", "a.b"],
    ["state", "push", "file"],
    ["taint", "a.b"],
    ["plan", "-out=plan"],
    ["workspace", "delete", "x"],
    ["force-unlock", "1"],
    ["init", "-migrate-state"],
    ["init", "-force-copy"],
    ["init", "-upgrade"],
    ["-chdir=elsewhere", "apply"],
    [],
  ])("%s %s %s", (...args) => {
    const { code, stdout, stderr } = shim(args);

    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("is not part of applying what was approved (apply/unverified)");
  });

  test("a plan that is not the one that was verified", () => {
    writeFileSync(join(verified, "one.plan"), "another plan");

    expect(shim(["apply", "-auto-approve"])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("the plan of one is not the one that was verified") as string,
    });
  });

  test("a stack without a verified plan, also one that is called like a part of an object", () => {
    for (const name of ["two", "constructor"]) {
      const other = join(around, "stacks", name);
      mkdirSync(other);
      expect(shim(["apply", "-auto-approve"], {}, other)).toMatchObject({
        code: 1,
        stdout: "",
        stderr: expect.stringContaining(`no plan of ${name} was verified`) as string,
      });
    }
  });

  test("to work outside of the command", () => {
    expect(shim(["apply"], { ANYCAST_EDGE_VERIFIED_PLANS: "" })).toMatchObject({ code: 1, stdout: "" });
    expect(shim(["apply"], { ANYCAST_EDGE_VERIFIED_PLANS: around })).toMatchObject({ code: 1, stdout: "" });
  });
});
