import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { zipEntries } from "../../../preview/affected/zip";
import { terraformBinary } from "../../../scripts/terraform-binary";
import { SmallApp, thing } from "./small-app";

jest.setTimeout(120_000);

let app: SmallApp;
beforeEach(() => {
  app = new SmallApp({});
});
afterEach(() => {
  const left = app.left();
  app.remove();
  if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
});

test("applies the saved plans, and not what would be planned now, in the order of their dependence", () => {
  const now = { resource: { terraform_data: { thing: { input: "${plantimestamp()}" } } } };
  app.declare({
    first: thing("${terraform_data.thing.input}", { ...now, dependencies: ["second"] }),
    second: thing("2"),
  });
  app.preview();
  const planned = /"after":\{"input":"([^"]+)"/.exec(shown("first"))?.[1];
  const { code, stdout, stderr } = app.apply("--auto-approve");

  expect(code).toBe(0);
  expect(planned).toMatch(/^\d{4}-/);
  expect(app.given()).toEqual({ first: planned, second: "2" });
  const begins = (stack: string): number => stdout.indexOf(`${stack}  terraform_data.thing: Creating`);
  expect(begins("second")).toBeLessThan(begins("first"));
  expect(stdout).toContain("applied: second, first");
  expect(stderr).toContain("second: 1 created");

  function shown(stack: string): string {
    const file = join(app.around, "plan");
    const bundle = readFileSync(join(app.out, "plans", `${stack}.plan.json`), "utf8");
    writeFileSync(file, Buffer.from((JSON.parse(bundle) as { plan: string }).plan, "base64"));
    // the provider is built in, so any folder will do
    return spawnSync(terraformBinary(process.env), ["show", "-json", file], { cwd: app.around, encoding: "utf8" })
      .stdout;
  }
});

test("encrypted plans are applied with the private key, and lie nowhere in clear afterwards", () => {
  const canary = "canary-51b7";
  const { publicKey, privateKey } = generateKeyPairSync("x25519");
  const secret = join(app.around, "secret.pem");
  writeFileSync(secret, privateKey.export({ type: "pkcs8", format: "pem" }));
  app.declare({ one: thing("1", { locals: { canary } }), two: thing(canary) });
  writeFileSync(join(app.around, "public.pem"), publicKey.export({ type: "spki", format: "pem" }));
  app.preview("--plan-key", join(app.around, "public.pem"));
  expect(canaries(join(app.out, "plans"), app.temporary)).toEqual([]);

  expect(app.apply("--auto-approve")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("bundle/no-key") as string,
  });
  const { code, stdout } = app.apply("--auto-approve", "--plan-secret", secret, "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ schema: "apply/v1", applied: ["one", "two"], failed: [] });
  expect(canaries(join(app.out, "plans"), app.temporary)).toEqual([]);

  const clear = join(app.around, "clear");
  app.declare({ one: thing("2", { locals: { canary } }), two: thing(`${canary}-2`) });
  app.preview();
  cpSync(join(app.out, "plans"), clear, { recursive: true });
  expect(canaries(clear).map((file) => basename(file))).toEqual(["one.plan.json", "two.plan.json"]);
  writeFileSync(join(clear, "one.plan.json"), Buffer.from(planIn(join(clear, "one.plan.json")), "base64"));
  expect(canaries(clear)).toHaveLength(2);

  /** Files that hold it: as they are, as a zip, or as a bundle with a zip in it. */
  function canaries(...folders: readonly string[]): string[] {
    return folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((name) => join(folder, name))
        .filter((file) => statSync(file).isFile() && texts(file).some((text) => text.includes(canary)))
        .sort(),
    );
  }

  function texts(file: string): Buffer[] {
    const plan = Buffer.from(planIn(file), "base64");
    const zipped = [readFileSync(file), plan].flatMap((data) => zipEntries(data) ?? []);
    // what the bundle says beside its plan is not what is looked for here
    return [...(plan.length > 0 ? [] : [readFileSync(file)]), ...zipped.map(({ content }) => content)];
  }

  /** In base64; empty where there is none. */
  function planIn(file: string): string {
    return /"plan":"([A-Za-z0-9+/=]+)"/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
  }
});

test("says what failed before anything was touched, as with a lock, and that it can be tried again", () => {
  app.deployBehind("one", thing("1"));
  app.declare({ one: thing("2"), two: thing("2", { dependencies: ["one"] }) });
  app.preview();
  const before = app.states();
  const busy = join(app.around, "busy");
  const says = "Error acquiring the state lock";
  const real = terraformBinary(app.env);
  writeFileSync(busy, `#!/bin/sh\n[ "$1" = apply ] && echo "${says}" >&2 && exit 1\nexec ${real} "$@"\n`);
  chmodSync(busy, 0o755);
  app.env["TERRAFORM_BINARY_NAME"] = busy;
  const { code, stdout, stderr } = app.apply("--auto-approve");
  app.env["TERRAFORM_BINARY_NAME"] = real;

  expect(code).toBe(1);
  expect(`${stdout}${stderr}`).toContain(says);
  expect(stdout).toMatch(
    /failed, and not touched: one\nnot touched: two\ntry again: what was not touched is still as it was approved\n$/,
  );
  expect(app.states()).toEqual(before);
  app.mustApply();
});

test("stops at the first stack that fails, and says what was applied and what was not", () => {
  const failing = {
    resource: { terraform_data: { thing: { input: "2", provisioner: [{ "local-exec": { command: "exit 7" } }] } } },
  };
  app.declare({ one: thing("1"), three: thing("3", { dependencies: ["two"] }), two: thing("2", failing) });
  app.preview();
  const { code, stdout, stderr } = app.apply("--auto-approve", "--json");

  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ applied: ["one"], failed: ["two"], notStarted: ["three"] });
  expect(stderr).toContain("exit status 7");
  const again = app.apply("--auto-approve");
  expect(again).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("two: its plan starts from serial 0") as string,
  });
});

test("interrupted while it applies, Terraform saves its state before all that is temporary goes", async () => {
  const marker = join(app.around, "running");
  const provisioner = [{ "local-exec": { command: `touch ${marker}; sleep 60` } }];
  app.declare({
    one: thing("1", { resource: { terraform_data: { thing: { input: "1", provisioner } } } }),
    two: thing("2"),
  });
  app.preview();
  const child = app.start("--auto-approve", "--json");
  let said = "";
  child.stdout?.on("data", (text: Buffer) => (said += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  while (!existsSync(marker)) await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill("SIGTERM");

  expect(await ended).toBe(143);
  expect(JSON.parse(said)).toMatchObject({ applied: [], failed: ["one"], notStarted: ["two"] });
  expect(readFileSync(join(app.state, "one.tfstate"), "utf8")).toMatch(/"status": ?"tainted"/);
  expect(existsSync(join(app.state, "two.tfstate"))).toBe(false);
});

test.each([
  ["SIGTERM", 143],
  ["SIGINT", 130],
] as const)("stopped by %s while it asks, it goes, and leaves nothing", async (signal, expected) => {
  app.declare({ one: thing("1") });
  app.preview();
  const child = app.startInTerminal();
  let said = "";
  child.stdout?.on("data", (text: Buffer) => (said += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  while (!said.includes("Apply it?")) await new Promise((resolve) => setTimeout(resolve, 50));
  process.kill(Number(/^pid (\d+)/.exec(said)?.[1]), signal);

  expect(await ended).toBe(expected);
  expect(said).toContain(`stopped by ${signal}`);
  expect(app.states()).toEqual({});
});

test("interrupted while it checks, it leaves nothing", async () => {
  const marker = join(app.around, "running");
  app.declare({ one: thing("1") });
  app.preview();
  app.write("cdktf.json", JSON.stringify({ app: `touch '${marker}'; sleep 60; true` }));
  const child = app.start("--auto-approve");
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  while (!existsSync(marker)) await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill("SIGINT");

  expect(await ended).toBe(130);
  expect(app.states()).toEqual({});
});
