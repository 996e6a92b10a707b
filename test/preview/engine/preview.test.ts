import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Interrupted } from "../../../cli/interrupt";
import { terraformBinary } from "../../../scripts/terraform-binary";
import { PreviewRepository, thing, type StackSpec } from "./preview-repository";

jest.setTimeout(120_000);

let repository: PreviewRepository;
beforeEach(() => {
  repository = new PreviewRepository();
  repository.stack("home", {
    resource: { terraform_data: { fleet: thing("1 machine") } },
    output: { name: { value: "${terraform_data.fleet.output}" }, id: { value: "${terraform_data.fleet.id}" } },
  });
  repository.stack("traffic", {
    reads: ["home"],
    resource: { terraform_data: { weight: thing("${data.terraform_remote_state.home.outputs.name}") } },
  });
  repository.stack("alone", { resource: { terraform_data: { tag: thing("a") } } });
  repository.commit();
});
afterEach(() => {
  repository.mustBeClean();
  repository.remove();
});

const fleet = (input: string, id = "${terraform_data.fleet.id}"): StackSpec => ({
  resource: { terraform_data: { fleet: thing(input) } },
  output: { name: { value: "${terraform_data.fleet.output}" }, id: { value: id } },
});

test("nothing changed: exit code 0, no stack, no Terraform", async () => {
  const { code, report } = await repository.preview();

  expect(code).toBe(0);
  expect(report()).toMatchObject({ verdict: "allow", stacks: [], totals: { stacks: 3, touched: 0 } });
});

test("starts Terraform three times for a stack that is planned, and once to ask which it is", async () => {
  const log = join(repository.folder, "state", "calls");
  repository.write("state/terraform", `#!/bin/sh\necho "$1" >> ${log}\nexec ${terraformBinary(process.env)} "$@"\n`);
  chmodSync(join(repository.folder, "state", "terraform"), 0o755);
  repository.stack("home", fleet("2 machines"));
  const { report } = await repository.preview({}, { env: { TERRAFORM_BINARY_NAME: join(log, "..", "terraform") } });

  expect(report().stacks.map(({ id, status }) => [id, status])).toEqual([
    ["home", "changes"],
    ["traffic", "projected"],
  ]);
  const calls = repository.read("state/calls").trim().split("\n").sort();
  expect(calls).toEqual(["init", "init", "plan", "plan", "show", "show", "version"]);
});

test("one stack changed: it alone is planned, and those that read it only where its outputs would change", async () => {
  repository.apply("home", "traffic", "alone");
  repository.stack("alone", { resource: { terraform_data: { tag: thing("b") } } });
  repository.stack("home", {
    ...fleet("1 machine"),
    resource: { terraform_data: { fleet: thing("1 machine"), more: thing("x") } },
  });
  const { code, report, stack } = await repository.preview();

  expect(code).toBe(2);
  expect(report().stacks.map(({ id, status }) => [id, status])).toEqual([
    ["alone", "changes"],
    ["home", "changes"],
    ["traffic", "unaffected"],
  ]);
  expect(stack("alone")).toMatchObject({
    counts: { update: 1, create: 0 },
    refreshed: true,
    state: { backend: "local" },
    changes: [
      {
        address: "terraform_data.tag",
        actions: ["update"],
        attributes: [
          { path: "input", before: '"a"', after: '"b"' },
          { path: "output", before: '"a"', after: "(known after apply)" },
        ],
      },
    ],
  });
  expect(stack("home").counts).toMatchObject({ create: 1 });
});

test("before anything is applied, a stack is planned against what the plan of another promises", async () => {
  const wanted = ["home", "traffic"].map((name) => [name, repository.read(`stacks/${name}.json`)] as const);
  for (const [name] of wanted) repository.drop(name);
  repository.commit();
  for (const [name, text] of wanted) repository.write(`stacks/${name}.json`, text);
  const { code, stack } = await repository.preview();

  expect(code).toBe(2);
  expect(stack("home")).toMatchObject({ class: "added", status: "changes", counts: { create: 1 } });
  expect(stack("traffic")).toMatchObject({ status: "projected", projectedFrom: ["home"], counts: { create: 1 } });
  expect(stack("traffic").changes).toMatchObject([{ address: "terraform_data.weight" }]);
});

test("what a stack reads was never applied, and nobody touches it: it is planned too, and promises", async () => {
  repository.stack("traffic", {
    reads: ["home"],
    resource: { terraform_data: { other: thing("${data.terraform_remote_state.home.outputs.name}") } },
  });
  const { stack } = await repository.preview();

  expect(stack("traffic")).toMatchObject({ class: "changed", status: "projected", projectedFrom: ["home"] });
  expect(stack("home")).toMatchObject({ class: "unchanged", status: "changes", reasons: [{ kind: "doubt" }] });
});

test("a number of resources that only the apply of another stack tells: it waits, and says for what", async () => {
  repository.apply("home");
  repository.stack("home", fleet("2 machines", "${terraform_data.fleet.output}"));
  repository.stack("traffic", {
    reads: ["home"],
    resource: { terraform_data: { each: { for_each: "${toset([data.terraform_remote_state.home.outputs.id])}" } } },
  });
  const { code, stack } = await repository.preview();

  expect(code).toBe(2);
  expect(stack("traffic")).toMatchObject({ status: "waits", problem: { code: "preview/needs-apply" } });
  expect(stack("traffic").problem?.fix).toContain("apply home first");
});

test("a chain of three: each is planned against the promises of the one before", async () => {
  repository.stack("home", fleet("2 machines"));
  repository.stack("traffic", {
    reads: ["home"],
    resource: { terraform_data: { weight: thing("${data.terraform_remote_state.home.outputs.name}!") } },
    output: { weight: { value: "${terraform_data.weight.output}" } },
  });
  repository.stack("last", {
    reads: ["traffic"],
    resource: { terraform_data: { end: thing("${data.terraform_remote_state.traffic.outputs.weight}") } },
  });
  const { stack } = await repository.preview();

  expect(stack("traffic")).toMatchObject({ status: "projected", projectedFrom: ["home"] });
  expect(stack("last")).toMatchObject({ status: "projected", projectedFrom: ["traffic"] });
});

test("a stack that fails is told with Terraform's words; what reads it waits; exit code 1", async () => {
  repository.stack("home", { ...fleet("x"), locals: { broken: "${nowhere()}" } });
  const { code, stack } = await repository.preview();

  expect(code).toBe(1);
  expect(stack("home")).toMatchObject({ status: "error", problem: { code: "preview/plan-failed" } });
  expect(stack("home").problem?.what).toContain("nowhere");
  expect(stack("traffic")).toMatchObject({ status: "waits", problem: { code: "preview/upstream-unplanned" } });
});

describe("a removed stack", () => {
  test("is shown as it would be destroyed, waits for an approval, and is not destroyed", async () => {
    repository.apply("alone");
    const before = repository.state("alone");
    repository.drop("alone");
    const { code, report, stack } = await repository.preview();

    expect(code).toBe(3);
    expect(stack("alone")).toMatchObject({
      status: "removed",
      class: "removed",
      left: 1,
      counts: { delete: 1 },
      plan: null,
    });
    expect(report().findings).toMatchObject([{ code: "stack/gone", address: "alone", verdict: "needs-approval" }]);
    expect(repository.state("alone")).toBe(before);
  });

  test("is of no concern when nothing of it is left", async () => {
    repository.drop("alone");
    const { code, report, stack } = await repository.preview();

    expect(code).toBe(0);
    expect(stack("alone")).toMatchObject({ status: "gone", left: 0 });
    expect(report().notes).toMatchObject([{ code: "preview/no-state", stack: "alone" }]);
  });

  test("also one that base was read from the cache for", async () => {
    repository.apply("alone");
    repository.write("node_modules/.keep", "");
    repository.write(".gitignore", "state/\ncdktf.out/\nnode_modules/\n");
    repository.commit();
    await repository.preview({ cache: true });
    repository.drop("alone");
    const { report, stack } = await repository.preview({ cache: true });

    expect(report().git.base.cached).toBe(true);
    expect(stack("alone")).toMatchObject({ status: "removed", left: 1 });
  });
});

test("two commits: the head's state is that of the working tree, where it lies", async () => {
  repository.apply("alone");
  repository.git("switch", "--quiet", "--create", "change");
  repository.stack("alone", { resource: { terraform_data: { tag: thing("b") } } });
  repository.commit();
  repository.git("switch", "--quiet", "main");
  const { code, stack } = await repository.preview({ head: "change" });

  expect(code).toBe(2);
  expect(stack("alone")).toMatchObject({ status: "changes", counts: { update: 1, create: 0 } });
});

test("drift: every stack is looked at, and none was changed", async () => {
  repository.apply("home", "traffic", "alone");
  const quiet = await repository.preview({ base: undefined, drift: true });
  rmSync(join(repository.folder, "state", "alone.tfstate"));
  const { code, report } = await repository.preview({ base: undefined, drift: true });

  expect(quiet.code).toBe(0);
  expect(code).toBe(3);
  expect(report().findings).toMatchObject([{ code: "stack/state-lost", address: "alone" }]);
  expect(report().all?.code).toBe("preview/drift");
  expect(report().stacks.map(({ id, status }) => [id, status])).toEqual([
    ["alone", "changes"],
    ["home", "no-changes"],
    ["traffic", "no-changes"],
  ]);
});

test("shards together plan each stack once, and what reads each other lies in one", async () => {
  repository.stack("home", fleet("2 machines"));
  repository.stack("alone", { resource: { terraform_data: { tag: thing("b") } } });
  const all: string[][] = [];
  for (const index of [1, 2, 3]) {
    const { report } = await repository.preview({ shard: `${index}/3` });
    expect(report().shard).toEqual({ index, of: 3 });
    all.push(report().stacks.map(({ id }) => id));
  }

  expect(all.flat().sort()).toEqual(["alone", "home", "traffic"]);
  expect(all.find((ids) => ids.includes("home"))).toContain("traffic");
  expect(all).toContainEqual([]);
});

test("a pattern brings along what its stacks read, where that changes", async () => {
  repository.stack("home", fleet("2 machines"));
  repository.stack("alone", { resource: { terraform_data: { tag: thing("b") } } });
  const { report } = await repository.preview({ stack: ["traf*"] });

  expect(report().stacks.map(({ id }) => id)).toEqual(["home", "traffic"]);
});

describe("kept plans", () => {
  const bundles = (): string => join(repository.folder, "state", "plans");

  test("are those that can be applied: no promise, and none without a refresh", async () => {
    repository.stack("home", fleet("2 machines"));
    const refreshed = (await repository.preview({ plans: bundles() }, { env: { CI: "" } })).report();

    expect(readdirSync(bundles()).filter((name) => name.endsWith("json"))).toEqual(["home.plan.json"]);
    expect(refreshed.stacks.map(({ id, plan, seal }) => [id, plan?.file, seal === null])).toEqual([
      ["home", "home.plan.json", false],
      ["traffic", undefined, true],
    ]);
  });

  test("take the place of those of an earlier preview", async () => {
    repository.stack("home", fleet("2 machines"));
    repository.stack("alone", { resource: { terraform_data: { tag: thing("b") } } });
    await repository.preview({ plans: bundles() }, { env: { CI: "" } });
    repository.git("checkout", "--quiet", "stacks/home.json");
    await repository.preview({ plans: bundles() }, { env: { CI: "" } });

    expect(readdirSync(bundles())).toEqual(["alone.plan.json"]);
  });

  test("are not kept in clear on CI", async () => {
    const attempt = repository.preview({ plans: bundles() }, { env: { CI: "true" } });

    await expect(attempt).rejects.toThrow("preview/plans-in-clear");
    expect(existsSync(bundles())).toBe(false);
  });
});

test("what is secret in one stack is masked in another that reads it, and in what Terraform says", async () => {
  const secret = "hunter2-SECRET-value";
  repository.stack("home", {
    variable: { password: { default: secret, sensitive: true } },
    resource: { terraform_data: { fleet: thing("${var.password}") } },
    output: { name: { value: "${terraform_data.fleet.output}", sensitive: true } },
  });
  repository.stack("broken", {
    locals: { password: secret },
    resource: {
      terraform_data: {
        one: { lifecycle: { precondition: [{ condition: "${1 == 2}", error_message: "no: ${local.password}" }] } },
      },
    },
  });
  const { markdown, text, terminal, stack } = await repository.preview();

  expect(stack("traffic").status).toBe("projected");
  for (const written of [markdown(), text(), terminal.stdout, terminal.stderr]) expect(written).not.toContain(secret);
  expect(stack("broken").problem?.what).toContain("(redacted:");
});

test("what Terraform quotes of a stack that it cannot plan is masked where its name says so", async () => {
  const environment = [{ name: "DB_PASSWORD", value: "hunter2-secret-value${local.missing}" }];
  repository.stack("broken", { resource: { terraform_data: { one: thing(environment) } } });
  const { text, markdown, terminal, stack } = await repository.preview();

  expect(stack("broken").problem?.what).toContain("undeclared local value");
  for (const written of [text(), markdown(), terminal.stdout, terminal.stderr]) {
    expect(written).not.toContain("hunter2-secret-value");
  }
});

test("a base that does not synthesise makes it all stacks, and what it says is masked", async () => {
  const works = repository.read("app.js");
  repository.write("app.js", 'throw new Error("login failed: password=" + process.env.DB_PASSWORD);');
  repository.commit();
  repository.write("app.js", works);
  const { code, report, text, markdown, terminal } = await repository.preview(
    {},
    { env: { DB_PASSWORD: "hunter2-SECRET" } },
  );

  expect(code).toBe(2);
  expect(report()).toMatchObject({ all: { code: "synthesis/failed" }, totals: { touched: 3 } });
  expect(report().notes).toContainEqual(expect.objectContaining({ code: "preview/no-base" }));
  for (const written of [text(), markdown(), terminal.stdout, terminal.stderr]) {
    expect(written).not.toContain("hunter2-SECRET");
  }
});

test("stacks that read each other in a circle end, and say that they wait for each other", async () => {
  for (const [name, other] of [
    ["one", "two"],
    ["two", "one"],
  ] as const) {
    repository.stack(name, {
      reads: [other],
      resource: { terraform_data: { it: thing(`\${data.terraform_remote_state.${other}.outputs.it}`) } },
      output: { it: { value: "${terraform_data.it.output}" } },
    });
  }
  const both = await repository.preview();
  repository.commit();
  repository.stack("reader", {
    reads: ["one"],
    resource: { terraform_data: { it: thing("${data.terraform_remote_state.one.outputs.it}") } },
  });
  const untouched = await repository.preview();

  expect(both.terminal.stdout).toContain("waits");
  expect(untouched.code).toBe(1);
  expect(untouched.stack("reader")).toMatchObject({ status: "waits" });
});

test("interrupted: nothing is written, nothing is left, and the exit code says so", async () => {
  repository.stack("home", fleet("2 machines"));
  const controller = new AbortController();
  const begun = (): void => void setTimeout(() => controller.abort(new Interrupted("SIGINT")), 50);
  const { code, text } = await repository.preview({}, { signal: controller.signal, begun });

  expect(code).toBe(130);
  expect(() => text()).toThrow("ENOENT");
});

describe("fails", () => {
  test.each([
    ["preview/base-or-drift", { base: undefined }],
    ["preview/base-or-drift", { drift: true }],
    ["preview/saved-or-head", { saved: "x", head: "main" }],
    ["preview/trust-without-saved", { trustHead: true }],
    ["preview/key-without-plans", { planKey: "x" }],
    ["preview/drift-of-saved", { base: undefined, drift: true, saved: "x" }],
    ["preview/drift-unrefreshed", { base: undefined, drift: true, refresh: false }],
    ["preview/plans-unrefreshed", { plans: "state/plans", refresh: false }],
    ["preview/one-file", { out: "state/x", md: "./state/x" }],
    ["preview/not-writable", { out: "stacks" }],
    ["preview/not-writable", { md: "app.js/x.md" }],
    ["preview/no-such-stack", { stack: ["home", "nope-*"] }],
    ["bundle/bad-key", { plans: "state/plans", planKey: "app.js" }],
    ["preview/shard", { shard: "3/2" }],
    ["preview/shard", { shard: "0/2" }],
    ["preview/number", { parallelism: "many" }],
    ["preview/number", { memory: "0" }],
    ["affected/saved", { saved: "nowhere" }],
    ["synthesis/unknown-ref", { base: "nowhere" }],
    ["guard/no-file", { approvals: "nowhere.yml" }],
  ])("%s on %j", async (code, wish) => {
    await expect(repository.preview(wish)).rejects.toThrow(code);
  });

  test("preview/workspace", async () => {
    await expect(repository.preview({}, { env: { TF_WORKSPACE: "blue" } })).rejects.toThrow("preview/workspace");
  });

  test("preview/no-terraform", async () => {
    const env = { TERRAFORM_BINARY_NAME: process.execPath };
    await expect(repository.preview({}, { env })).rejects.toThrow("preview/no-terraform");
  });
});

test("the report follows its published schema", async () => {
  repository.stack("home", fleet("2 machines"));
  const { text } = await repository.preview();
  const published = JSON.parse(
    readFileSync(join(__dirname, "..", "..", "..", "preview", "preview.schema.json"), "utf8"),
  ) as { required: string[] };

  expect(Object.keys(JSON.parse(text()) as object).sort()).toEqual([...published.required].sort());
});
