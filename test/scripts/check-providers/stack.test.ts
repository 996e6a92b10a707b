import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Finished, Terraform } from "../../../scripts/check-providers/command";
import { checkStack } from "../../../scripts/check-providers/stack";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "anycast-edge-stack-"));
  mkdirSync(join(folder, "from", ".terraform"), { recursive: true });
  writeFileSync(join(folder, "from", ".terraform.lock.hcl"), "the sandbox's");
  writeFileSync(
    join(folder, "from", "cdk.tf.json"),
    JSON.stringify({ terraform: { backend: { s3: { bucket: "states" } } }, data: { terraform_remote_state: {} } }),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

const fine: Finished = { code: 0, stdout: "", stderr: "" };
const lines = (...objects: object[]): string => objects.map((object) => JSON.stringify(object)).join("\n");

/** Checks a stack with a Terraform that answers each command as it is told. */
async function check(answers: Partial<Record<string, Partial<Finished>>>) {
  const commands: string[] = [];
  const terraform: Terraform = (_folder, args) => {
    commands.push(args.join(" "));
    return Promise.resolve({ ...fine, ...answers[args[0] ?? ""] });
  };
  const to = join(folder, "to");
  const providers = { lock: (stack: string) => writeFileSync(join(stack, ".terraform.lock.hcl"), "the real one's") };
  const verdict = await checkStack({
    from: join(folder, "from"),
    to,
    stack: "duel-home",
    providers,
    terraform,
    env: {},
  });
  return { verdict, commands, to };
}

test("a stack is planned with the real provider's lock, an empty state, and what it reads of others", async () => {
  const { to, commands } = await check({});

  expect(commands.map((command) => command.split(" ")[0])).toEqual(["init", "validate", "plan"]);
  expect(commands[2]).toContain("-refresh=false");
  expect(existsSync(join(to, ".terraform"))).toBe(false);
  expect(readFileSync(join(to, ".terraform.lock.hcl"), "utf8")).toBe("the real one's");
  expect(JSON.parse(readFileSync(join(to, "cdk.tf.json"), "utf8"))).toEqual({
    terraform: { backend: { local: { path: join(to, "empty.tfstate") } } },
    data: { terraform_remote_state: {} },
  });
});

test("what the plan creates is counted, warnings are told once", async () => {
  const warning = { diagnostic: { severity: "warning", summary: "soon gone" } };
  const summary = { type: "change_summary", changes: { add: 3 } };
  const { verdict } = await check({
    validate: { stdout: JSON.stringify({ valid: true, diagnostics: [warning.diagnostic] }) },
    plan: { stdout: lines(warning, summary) },
  });

  expect(verdict).toEqual({ stack: "duel-home", creates: 3, errors: [], warnings: ["soon gone"] });
});

test.each<["init" | "validate" | "plan", Partial<Finished>, string[]]>([
  ["init", { stderr: "no such version\n" }, ["no such version"]],
  [
    "validate",
    {
      stdout: JSON.stringify({
        diagnostics: [{ severity: "error", summary: "Unsupported argument", detail: "camelCase" }],
      }),
    },
    ["Unsupported argument\ncamelCase"],
  ],
  [
    "plan",
    { stdout: lines({ type: "version" }, { diagnostic: { severity: "error", summary: "no", address: "a.b" } }) },
    ["a.b: no"],
  ],
  ["plan", { stderr: "the plugin crashed\n" }, ["the plugin crashed"]],
])("%s that is refused ends the check, with the provider's words", async (step, answer, errors) => {
  const { verdict, commands } = await check({ [step]: { code: 1, ...answer } });

  expect(verdict).toMatchObject({ refused: step, errors });
  expect(commands.at(-1)).toMatch(new RegExp(`^${step} `));
});
