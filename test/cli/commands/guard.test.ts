import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { guardCommand, type GuardCommandInput } from "../../../cli/commands/guard";
import { reportSchema } from "../../../preview/guard/report";
import { destroyed, eip, entry } from "../../preview/guard/support/samples";
import { planText, stackText, type WrittenPlan } from "../../preview/guard/support/written";
import { FakeTerminal } from "../../support/terminal";
import { root, TestProject } from "../test-project";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "anycast-edge-guard-"))));
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): string {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
  return file;
}

const plan = (file: string, content: WrittenPlan): string => write(file, planText(content));
const kept = { address: entry, actions: ["no-op"], before: eip, after: eip };
const relay = { address: "tencentcloud_eip.relay", actions: ["delete"], before: { id: "eip-2", type: "EIP" } };
const protectedBy = (lifecycle: object, name = "prod-entry"): string =>
  stackText(name, { tencentcloud_eip: { anycast: { type: "AnycastEIP", lifecycle } } });

async function run(plans: string[], more: Partial<GuardCommandInput> = {}) {
  const terminal = new FakeTerminal();
  const now = new Date("2026-11-25T00:00:00Z");
  const input = { cwd: folder, plans, stacks: [], baseStacks: [], format: "text" as const, now, ...more };
  return { code: await guardCommand(input, terminal), terminal };
}

describe("exit code", () => {
  test("0 when all is allowed", async () => {
    const { code, terminal } = await run([plan("plan.json", { changes: [kept] })]);

    expect(terminal.stdout).toMatch(/^allow: 1 plan, 0 findings\n/);
    expect(code).toBe(0);
  });

  test("0 for a warning", async () => {
    const { code, terminal } = await run([plan("plan.json", { more: { complete: false } })]);

    expect(terminal.stdout).toMatch(/^warn: 1 plan, 1 finding\n/);
    expect(code).toBe(0);
  });

  test("3 when an approval is missing", async () => {
    const { code, terminal } = await run([plan("plan.json", { changes: [relay] })]);

    expect(terminal.stdout).toMatch(/^needs approval: 1 plan, 1 finding\n/);
    expect(code).toBe(3);
  });

  test("3 for a block", async () => {
    const { code, terminal } = await run([plan("plan.json", { changes: [destroyed] })]);

    expect(terminal.stdout).toMatch(/^block: /);
    expect(code).toBe(3);
  });
});

test("a finding says what, where, its code and the way out; a rename has its moved block", async () => {
  const made = { address: "tencentcloud_eip.b", actions: ["create"], after: { name: "prod" } };
  const { terminal } = await run([plan("prod-entry.json", { changes: [destroyed, made] })]);

  expect(terminal.stdout).toContain(
    `\nBLOCK  ${entry} (entry/renamed)\n    ${entry} (198.51.100.1, eip-1) would be destroyed, and tencentcloud_eip.b be made`,
  );
  expect(terminal.stdout).toContain(`\n    moved {\n      from = ${entry}\n      to   = tencentcloud_eip.b\n    }\n`);
  expect(terminal.stdout).toMatch(/\nprod-entry: 1 create, 1 delete\n {4}plan sha256:[0-9a-f]{64}\n {4}not checked: /);
});

test("what is printed to be written down as an approval is one", async () => {
  const file = plan("plan.json", { changes: [relay] });
  const { terminal } = await run([file]);
  const [, lines = ""] = /--approvals:\n([^]*?)\n\n/.exec(terminal.stdout) ?? [];
  const said = lines
    .replace("<date>", "2026-11-25")
    .replace("<who>", "platform")
    .replace("<reason>", "drained")
    .replaceAll(/^ {4}/gm, "");
  const approved = await run([file], { approvals: write("guard.yml", said) });

  expect(approved.code).toBe(0);
  expect(approved.terminal.stdout).toContain("approved by platform until 2026-11-25: drained");
});

test("an approval that does not count says why, one for nothing too", async () => {
  const digest = `sha256:${"0".repeat(64)}`;
  const line = (address: string) =>
    `- {address: ${address}, action: delete, plan: "${digest}", expires: 2027-01-01, by: a, why: b}\n`;
  const approvals = write("guard.yml", line("tencentcloud_eip.relay") + line("a.b"));
  const { code, terminal } = await run([plan("plan.json", { changes: [relay] })], { approvals });

  expect(terminal.stdout).toContain("an approval does not count: it is for another plan: the digest differs");
  expect(terminal.stdout).toContain("approval of delete of a.b is of no use: nothing asks for it");
  expect(code).toBe(3);
});

test("the stack that was planned lies beside the plan, or is named", async () => {
  write("stacks/prod-entry/cdk.tf.json", protectedBy({}));
  const beside = plan("stacks/prod-entry/plan.json", { changes: [kept] });
  const alone = plan("elsewhere/prod-entry.json", { changes: [kept] });
  const stack = write("named.json", protectedBy({ prevent_destroy: true }));

  expect((await run([beside])).terminal.stdout).toContain("(entry/unprotected)");
  expect((await run([alone])).code).toBe(0);
  expect((await run([alone], { stacks: ["stacks/prod-entry/cdk.tf.json"] })).code).toBe(3);
  expect((await run([beside], { stacks: [stack] })).code).toBe(0);
});

test("stacks that are deployed are matched by name; one without a plan is gone", async () => {
  const on = { prevent_destroy: true };
  write("head/a/cdk.tf.json", protectedBy({ prevent_destroy: false }, "a"));
  write("head/b/cdk.tf.json", protectedBy(on, "b"));
  const plans = ["a", "b"].map((name) => plan(`head/${name}/plan.json`, { changes: [kept] }));
  const baseStacks = ["b", "a", "c"].map((name) => write(`base/${name}/cdk.tf.json`, protectedBy(on, name)));
  const { terminal } = await run(plans, { baseStacks, format: "json" });
  const { findings } = reportSchema.parse(terminal.json);

  expect(findings.map(({ code, stack, address }) => [code, stack, address])).toEqual([
    ["stack/gone", null, "c"],
    ["entry/retiring", "a", entry],
  ]);
});

test("one plan and one base belong together, whatever they are called", async () => {
  const base = write(
    "base.json",
    stackText(undefined, {
      tencentcloud_eip: { anycast: { type: "AnycastEIP", lifecycle: { prevent_destroy: true } } },
    }),
  );
  const stack = write("head.json", stackText(undefined, { tencentcloud_eip: { anycast: { type: "AnycastEIP" } } }));
  const { terminal } = await run([plan("x.json", { changes: [kept] })], { stacks: [stack], baseStacks: [base] });

  expect(terminal.stdout).toContain("(entry/unprotected)");
});

test("ports that an environment declares may be open to the world", async () => {
  const project = new TestProject();
  const ingress = (port: string) => ({
    ingress: [{ action: "ACCEPT", cidr_block: "0.0.0.0/0", port, protocol: "TCP" }],
  });
  const address = "tencentcloud_security_group_rule_set.a";
  const codes = async (port: string) => {
    const file = plan("starfall-dev-edge-tokyo.json", {
      changes: [{ address, actions: ["create"], after: ingress(port) }],
    });
    const { terminal } = await run([file], { project: project.from(), format: "json" });
    return reportSchema.parse(terminal.json).findings.map(({ code }) => code);
  };
  const [declared, strange] = [await codes("7000"), await codes("9999")];
  project.remove();

  expect(declared).toEqual([]);
  expect(strange).toEqual(["security/opened-to-world"]);
});

test("nothing in a plan moves the cursor", async () => {
  const address = 'tencentcloud_eip.a["\u001b[2K\u202e\n"]';
  const { terminal } = await run([plan("plan.json", { changes: [{ ...destroyed, address }] })]);

  for (const sign of ["\u001b", "\u202e"]) expect(terminal.stdout).not.toContain(sign);
  expect(terminal.stdout).toContain('tencentcloud_eip.a["\\u{1b}[2K\\u{202e}\\u{a}"]');
});

test("--sarif prints SARIF, with the file as it was named", async () => {
  const { code, terminal } = await run([plan("stacks/a/plan.json", { changes: [destroyed] })], { format: "sarif" });

  expect(code).toBe(3);
  expect(terminal.json).toMatchObject({
    version: "2.1.0",
    runs: [{ results: [{ locations: [{ physicalLocation: { artifactLocation: { uri: "stacks/a/plan.json" } } }] }] }],
  });
});

describe("the command itself, in a folder that is no project", () => {
  const call = (...args: string[]) => {
    const {
      status: code,
      stdout,
      stderr,
    } = spawnSync(process.execPath, [join(root, "cli", "bin.js"), "guard", ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    return { code, stdout, stderr };
  };

  test("judges, and says so by its exit code", () => {
    plan("fine.json", { changes: [kept] });
    plan("bad.json", { changes: [destroyed] });

    expect(call("fine.json")).toMatchObject({ code: 0, stderr: "" });
    expect(call("fine.json", "bad.json", "--json")).toMatchObject({ code: 3, stderr: "" });
    expect(call("nowhere.json").code).toBe(1);
    expect(call().code).toBe(1);
  });

  test("prints one format at a time", () => {
    const { code, stderr } = call(plan("fine.json", {}), "--json", "--sarif");

    expect(code).toBe(1);
    expect(stderr).toContain("(cli/usage)");
  });

  test("--help names the options, the exit code, and an example", () => {
    const { code, stdout } = call("--help");

    expect(code).toBe(0);
    for (const part of ["--stack", "--base-stack", "--approvals", "--sarif", "--json", "Example:", "Exit code 3"]) {
      expect(stdout).toContain(part);
    }
  });
});

describe("fails", () => {
  test.each<[string, Partial<GuardCommandInput> & { plans: string[] }]>([
    ["guard/no-file", { plans: ["nowhere.json"] }],
    ["guard/no-file", { plans: ["plan.json"], approvals: "nowhere.yml" }],
    ["guard/no-file", { plans: ["plan.json"], baseStacks: ["nowhere.json"] }],
    ["guard/stack-count", { plans: ["plan.json", "plan.json"], stacks: ["stack.json"] }],
    ["guard/base-unnamed", { plans: ["plan.json", "plan.json"], baseStacks: ["unnamed.json"] }],
    ["plan/no-plan", { plans: ["stack.json"] }],
    ["stack/no-stack", { plans: ["plan.json"], stacks: ["plan.json"] }],
    ["approvals/malformed", { plans: ["plan.json"], approvals: "plan.json" }],
  ])("%s", async (code, input) => {
    plan("plan.json", { changes: [kept] });
    write("stack.json", protectedBy({}));
    write("unnamed.json", stackText(undefined, {}));
    const problems = await run(input.plans, input).catch(
      (error: unknown) => (error as { problems: { code: string }[] }).problems,
    );

    expect(problems).toContainEqual(expect.objectContaining({ code }));
  });
});
