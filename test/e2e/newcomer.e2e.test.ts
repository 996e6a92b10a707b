import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root, type Finished } from "../support/deployment";
import { commandsFor } from "../support/readme";

jest.setTimeout(900_000);

const commands = commandsFor("test/e2e/newcomer.e2e.test.ts");
const carriesTraffic = (command: string): boolean => command.includes("--traffic");
const [demo = "", destroy = "", ...otherClouds] = commands.filter((command) => !carriesTraffic(command));
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
    const first = run(demo);
    const second = run(demo);
    const destroyed = run(destroy);
    const again = run(demo);

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

  test.each(otherClouds)("sees another cloud in the same way: %s", (command) => {
    const { code, stdout } = run(command);

    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("planned again: no changes") as string,
    });
    expect(stdout).toMatch(/one (of these addresses|address):\s+[\d.]+(, [\d.]+)* {2}\(sandbox\)/);
  });

  test.each(commands.filter(carriesTraffic))("sees a part of it vanish under players: %s", (command) => {
    const { code, stdout, stderr } = run(command);

    // what came when is for a machine that has nothing else to do
    expect([0, 2, 3]).toContain(code);
    expect(stderr).toContain("entry-pop:mumbai fails");
    expect(stdout).toMatch(/^starfall-dev: entry-pop:mumbai failed, sandbox: on loopback, no cloud and no network$/m);
    expect(stdout).toMatch(/^players +players +\d+\.\d s +5\.0 s - 10\.0 s /m);
    expect(stdout).toMatch(/^are stranded +0 of 60 /m);
    expect(stdout).toContain("came back with 0 wrong bytes");
    expect(stdout).toMatch(/^npm run demo -- --cloud aws --traffic +see the edge in Tokyo of skyline-dev vanish$/m);
  });

  test("is told in one line that terraform is missing", () => {
    const path = mkdtempSync(join(tmpdir(), "anycast-edge-path-"));
    for (const tool of ["node", "npm", "sh"]) linkTool(tool, path);
    const { code, stderr } = run(demo, { PATH: path, TERRAFORM_BINARY_NAME: "" });
    rmSync(path, { recursive: true });

    expect(code).not.toBe(0);
    expect(stderr).toContain("neither terraform nor tofu is on the PATH");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  function run(command: string, env: NodeJS.ProcessEnv = {}): Finished {
    const options = { cwd: clone, env: { ...process.env, ...env }, encoding: "utf8" as const, maxBuffer: 1 << 28 };
    const { status, stdout, stderr } = spawnSync("sh", ["-c", command], options);
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
