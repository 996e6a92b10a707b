import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stacksOf } from "../../model/stack-names";
import { installSandbox } from "../../sandbox/installation";
import { sandboxStatus } from "../../sandbox/status";
import { root, shipped, type Finished } from "../support/deployment";
import { commandsFor } from "../support/readme";

jest.setTimeout(600_000);

describe("the real cdktf on the sandbox", () => {
  const folder = mkdtempSync(join(tmpdir(), "anycast-edge-cdktf-"));
  const prod = shipped("starfall", "prod");
  let deployed: Finished;

  beforeAll(() => {
    const [deploy = ""] = commandsFor("test/e2e/cdktf.e2e.test.ts");
    deployed = run(deploy);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("deploys every stack, and says that it was the sandbox", () => {
    const states = readdirSync(installSandbox(folder).state).filter((file) => file.endsWith(".tfstate"));

    expect(deployed).toMatchObject({ code: 0, stderr: expect.stringContaining("sandbox") as string });
    expect(states.sort()).toEqual(
      stacksOf(prod)
        .map((stack) => `${stack}.tfstate`)
        .sort(),
    );
    expect(sandboxStatus(installSandbox(folder)).orphans).toEqual([]);
  });

  test("finds nothing to change when it looks again", () => {
    const { code, stdout } = run("npx anycast-edge sandbox run -- npx cdktf diff starfall-prod-home");

    expect(stdout).toContain("No changes");
    expect(code).toBe(0);
  });

  test("does not destroy a protected home", () => {
    const stacks = "starfall-prod-traffic 'starfall-prod-edge-*' starfall-prod-home";
    const { code, stdout, stderr } = run(`npx anycast-edge sandbox run -- npx cdktf destroy ${stacks} --auto-approve`);

    expect(code).not.toBe(0);
    expect(`${stdout}${stderr}`).toContain("delete_protect");
    expect(standing()).toContain("tencentcloud_clb_instance");
  });

  test("does not destroy one on the other cloud either", () => {
    const cdktf = (command: string) =>
      run(
        `npx anycast-edge sandbox run -- npx cdktf ${command} skyline-prod-home --ignore-missing-stack-dependencies --auto-approve`,
      );
    expect(cdktf("deploy")).toMatchObject({ code: 0 });
    const { code, stdout, stderr } = cdktf("destroy");

    expect(code).not.toBe(0);
    expect(`${stdout}${stderr}`).toContain("deletion protection is enabled");
    expect(standing()).toContain("aws_lb");
  });

  test("does not destroy the entry with all the rest", () => {
    const command = "npx anycast-edge sandbox run -- npx cdktf destroy 'starfall-prod-*' --auto-approve";
    const { code, stdout, stderr } = run(command);

    expect(code).not.toBe(0);
    expect(`${stdout}${stderr}`).toContain("Instance cannot be destroyed");
    expect(sandboxStatus(installSandbox(folder)).objects.map(({ attributes }) => attributes["type"])).toContain(
      "AnycastEIP",
    );
  });

  function standing(): string[] {
    return sandboxStatus(installSandbox(folder)).objects.map(({ type }) => type);
  }

  function run(command: string): Finished {
    const env = { ...process.env, ANYCAST_EDGE_SANDBOX: folder, FORCE_COLOR: "0" };
    const options = { cwd: root, env, encoding: "utf8" as const, maxBuffer: 1 << 28 };
    const { status, stdout, stderr } = spawnSync("sh", ["-c", command], options);
    return { code: status ?? -1, stdout, stderr };
  }
});
