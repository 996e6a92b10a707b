import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installSandbox } from "../../sandbox/installation";
import { sandboxStatus } from "../../sandbox/status";
import { root, type Finished } from "../support/deployment";

jest.setTimeout(600_000);

const entry = "starfall-dev-entry";

describe("an entry, from its preview to the sandbox", () => {
  const folder = mkdtempSync(join(tmpdir(), "anycast-edge-apply-"));
  const file = (name: string): string => join(folder, name);
  const sandbox = file("sandbox");
  const bundles = ["--from", file("preview.json"), "--plans", file("plans"), "--plan-secret", file("secret.pem")];
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is previewed, with its plan encrypted: the guard wants somebody to say that it is new", () => {
    const { publicKey, privateKey } = generateKeyPairSync("x25519");
    writeFileSync(file("public.pem"), publicKey.export({ type: "spki", format: "pem" }));
    writeFileSync(file("secret.pem"), privateKey.export({ type: "pkcs8", format: "pem" }));
    const out = ["--out", file("preview.json"), "--plans", file("plans"), "--plan-key", file("public.pem")];
    const { code } = run("preview", "--drift", "--stack", entry, ...out);

    expect(code).toBe(3);
    expect(readdirSync(file("plans"))).toEqual([`${entry}.plan.jwe`]);
  });

  test("is not applied before somebody has said so", () => {
    const { code, stdout } = apply();
    const { objections } = JSON.parse(stdout) as { objections: { address: string; action: string; plan: string }[] };
    const words = { expires: "2999-01-01", by: "platform team", why: "it is a new environment" };
    const approvals = objections.map(({ address, action, plan }) => ({ address, action, plan, ...words }));
    writeFileSync(file("guard.yml"), JSON.stringify(approvals));

    expect(code).toBe(3);
    expect(sandboxStatus(installSandbox(sandbox)).objects).toEqual([]);
  });

  test("is made as it was previewed, by the real cdktf", () => {
    const { code, stdout, stderr } = apply("--approvals", file("guard.yml"));

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ world: "sandbox", applied: [entry], failed: [], notStarted: [] });
    expect(stderr).toContain("Apply complete! Resources: 1 added, 0 changed, 0 destroyed.");
    expect(sandboxStatus(installSandbox(sandbox)).objects.map(({ type }) => type)).toEqual(["tencentcloud_eip"]);
  });

  test("has nothing left to do the second time", () => {
    const { code, stdout } = apply();

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ applied: [], already: [entry], objections: [] });
  });

  test("is not taken for one of the cloud", () => {
    const args = [join(root, "cli/bin.js"), "apply", ...bundles, "--auto-approve"];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });

    expect(status).toBe(1);
    expect(stderr).toContain("the preview asked the sandbox, and this would apply to the cloud (apply/other-world)");
  });

  function apply(...flags: readonly string[]): Finished {
    return run("apply", ...bundles, "--auto-approve", "--json", ...flags);
  }

  function run(...args: readonly string[]): Finished {
    const env = { ...process.env, ANYCAST_EDGE_SANDBOX: sandbox, FORCE_COLOR: "0" };
    const words = ["anycast-edge", "sandbox", "run", "--", "npx", "anycast-edge", ...args];
    const { status, stdout, stderr } = spawnSync("npx", words, { cwd: root, env, encoding: "utf8" });
    return { code: status ?? -1, stdout, stderr };
  }
});
