import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { terraformBinary } from "../../../scripts/terraform-binary";
import { SmallApp, thing } from "./small-app";

jest.setTimeout(120_000);

const marked = "hunter2-marked";
let app: SmallApp;
beforeAll(() => {
  const output = { given: { value: "10" }, pw: { value: marked, sensitive: true } };
  app = new SmallApp({ one: thing("10", { output }) });
  app.preview();
});
afterAll(() => app.remove());

/** A Terraform that fails at one command, and says all it knows. */
function failing(command: string, says: string): NodeJS.ProcessEnv {
  const file = join(app.around, "talkative");
  const real = terraformBinary(app.env);
  writeFileSync(file, `#!/bin/sh\n[ "$1" = ${command} ] && echo "Error: ${says}" >&2 && exit 1\nexec ${real} "$@"\n`);
  chmodSync(file, 0o755);
  return { ...app.env, TERRAFORM_BINARY_NAME: file, CLOUD_SECRET_TOKEN: "canary-token-12345" };
}

const told = async (env: NodeJS.ProcessEnv): Promise<string> => JSON.stringify(await app.refusal({ env }));

test("a refusal holds no secret of the environment", async () => {
  const problems = await told(failing("init", "no access with $CLOUD_SECRET_TOKEN"));

  expect(problems).toMatch(/no access with \(redacted:\w+\)/);
  expect(problems).not.toContain("canary");
});

test("a refusal holds nothing that a plan marks as secret", async () => {
  const problems = await told(failing("state", `bad value ${marked}`));

  expect(problems).toMatch(/bad value \(redacted:\w+\)/);
  expect(problems).not.toContain(marked);
});

test("what would write values into a log, or change how plans are applied, does not reach Terraform", () => {
  const log = join(app.around, "log");
  Object.assign(app.env, {
    TF_LOG: "trace",
    TF_LOG_PATH: log,
    TF_DATA_DIR: join(app.around, "data"),
    TF_CLI_ARGS_apply: "-target=x",
  });
  const { code, stdout, stderr } = app.apply("--auto-approve");

  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(app.given()).toEqual({ one: "10" });
  expect([existsSync(log), existsSync(join(app.around, "data"))]).toEqual([false, false]);
  expect(stdout + stderr).not.toContain(marked);
  expect(readFileSync(join(app.state, "one.tfstate"), "utf8")).toContain(marked);
});
