import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root, type Finished } from "../support/deployment";

jest.setTimeout(900_000);

const address = /connect to one address:\s+(\S+)/;

describe("a newcomer with a fresh clone", () => {
  const clone = mkdtempSync(join(tmpdir(), "anycast-edge-clone-"));

  beforeAll(() => {
    for (const file of tracked()) {
      mkdirSync(dirname(join(clone, file)), { recursive: true });
      cpSync(join(root, file), join(clone, file));
    }
  });
  afterAll(() => rmSync(clone, { recursive: true, force: true }));

  test("runs the demo twice, destroys, and finds the same address again", () => {
    // readme: npm run demo
    const first = npm("run", "demo");
    const second = npm("run", "demo");
    // readme: npm run demo -- --destroy
    const destroyed = npm("run", "demo", "--", "--destroy");
    const again = npm("run", "demo");

    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining("planned again: no changes") as string });
    expect(first.stdout).toContain("sandbox");
    expect(second).toMatchObject({ code: 0, stdout: expect.stringContaining("planned again: no changes") as string });
    expect(destroyed).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Kept (sandbox): starfall-dev-entry") as string,
    });
    expect(again.code).toBe(0);
    expect(address.exec(again.stdout)?.[1]).toMatch(/^[\d.]+$/);
    expect(address.exec(again.stdout)?.[1]).toBe(address.exec(first.stdout)?.[1]);
  });

  test("sees the other cloud in the same way", () => {
    // readme: npm run demo -- --cloud aws
    const { code, stdout } = npm("run", "demo", "--", "--cloud", "aws");

    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("planned again: no changes") as string,
    });
    expect(stdout).toMatch(/one of these addresses:\s+[\d.]+, [\d.]+ {2}\(sandbox\)/);
  });

  test("is told in one line that terraform is missing", () => {
    const path = mkdtempSync(join(tmpdir(), "anycast-edge-path-"));
    for (const tool of ["node", "npm", "sh"]) linkTool(tool, path);
    const { code, stderr } = npmWith({ PATH: path, TERRAFORM_BINARY_NAME: "" }, ["run", "demo"]);
    rmSync(path, { recursive: true });

    expect(code).not.toBe(0);
    expect(stderr).toContain("neither terraform nor tofu is on the PATH");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  function npm(...args: string[]): Finished {
    return npmWith({}, args);
  }

  function npmWith(env: NodeJS.ProcessEnv, args: string[]): Finished {
    const options = { cwd: clone, env: { ...process.env, ...env }, encoding: "utf8" as const, maxBuffer: 1 << 28 };
    const { status, stdout, stderr } = spawnSync("npm", args, options);
    return { code: status ?? -1, stdout, stderr };
  }
});

/** What a clone would hold: committed files, and those that are about to be. */
function tracked(): string[] {
  const { stdout } = spawnSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  return stdout.split("\n").filter((file) => file !== "" && existsSync(join(root, file)));
}

function linkTool(tool: string, folder: string): void {
  spawnSync("sh", ["-c", `ln -s "$(command -v ${tool})" "${join(folder, tool)}"`]);
}
