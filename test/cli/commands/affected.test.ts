import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expectedProblems } from "../../../cli/expected";
import { TestRepository } from "../../preview/affected/test-repository";
import { root } from "../test-project";

jest.setTimeout(60_000);

const bin = join(root, "cli", "bin.js");
let repository: TestRepository;
beforeAll(() => {
  repository = new TestRepository();
  repository.write("games/.gitkeep", "");
  repository.commit();
});
afterAll(() => repository.remove());
beforeEach(() => repository.git("reset", "--hard", "--quiet", "main"));
afterEach(() => repository.mustBeClean());

function run(...args: readonly string[]) {
  const options = { cwd: repository.folder, encoding: "utf8" as const };
  const { status: code, stdout, stderr } = spawnSync(process.execPath, [bin, "affected", ...args], options);
  return { code, stdout, stderr };
}

test("for people: classes with their stacks, the first reasons, and the rest as a number", async () => {
  repository.write("stacks/home.json", JSON.stringify({ locals: { a: 1, b: 2, c: 3, "d\u001b[2J\n::error::": 4 } }));
  const { terminal, code } = await repository.affected({ json: false });
  const commit = repository.git("rev-parse", "--short=7", "HEAD");

  expect(terminal.stdout).toBe(
    [
      `2 of 3 stacks touched by the working tree, with edits in no commit, against main (${commit})`,
      "",
      "changed (1)",
      "  home",
      "    /locals/a added",
      "    /locals/b added",
      "    /locals/c added",
      "    and 2 more",
      "",
      "dependent (1)",
      "  traffic",
      "    reads outputs of home",
      "",
      "unchanged (1)",
    ].join("\n"),
  );
  expect(code).toBe(2);
});

test("what stands in a name moves no cursor and starts no line", async () => {
  repository.write("stacks/home.json", JSON.stringify({ locals: { min: 1, "d\u001b[2J\n::error::": 4 } }));
  const { terminal } = await repository.affected({ json: false });

  expect(terminal.stdout).toContain("    /locals/d\u{fffd}[2J\u{fffd}::error:: added");
});

test("--matrix: the jobs of a CI, on one line", async () => {
  repository.write("stacks/home.json", "{}");
  const { terminal, code } = await repository.affected({ json: false, matrix: true, maxJobs: "2" });

  expect(terminal.stdout).toBe('{"include":[{"shard":"1/1","stacks":"home traffic","weight":41}]}');
  expect(code).toBe(2);
});

test("called from a shell: exit codes 0, 2 and 1, and JSON alone on standard output", () => {
  expect(run("--base", "main")).toMatchObject({ code: 0, stderr: "" });
  repository.write("stacks/home.json", "{}");
  const changed = run("--base", "main", "--json", "--no-cache");
  expect({ code: changed.code, stderr: changed.stderr }).toEqual({ code: 2, stderr: "" });
  expect(JSON.parse(changed.stdout)).toMatchObject({ schema: "affected/v1", totals: { touched: 2 } });
  const unknown = run("--base", "nowhere", "--json");
  expect(unknown.code).toBe(1);
  expect(JSON.parse(unknown.stdout)).toMatchObject({ problems: [{ code: "synthesis/unknown-ref" }] });
});

test("help says what the exit codes mean; a base must be named", () => {
  const help = run("--help");
  expect(help).toMatchObject({ code: 0, stderr: "" });
  expect(help.stdout).toContain("Exit code 0 when no stack is touched, 2 when one is, 1 when it cannot be told.");
  expect(run()).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("--base") as string });
});

test("^C while the app runs: exit code 130, and neither a checkout nor the app is left", async () => {
  const marker = join(repository.around, "running");
  repository.write("cdktf.json", JSON.stringify({ app: `touch '${marker}'; sleep 60; true` }));
  const child = spawn(process.execPath, [bin, "affected", "--base", "main"], {
    cwd: repository.folder,
    stdio: "ignore",
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  while (!existsSync(marker)) await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill("SIGINT");

  expect(await ended).toBe(130);
});

describe("fails", () => {
  test.each([
    ["affected/json-or-matrix", { json: true, matrix: true }],
    ["affected/jobs-without-matrix", { maxJobs: "3" }],
    ["affected/max-jobs", { json: false, matrix: true, maxJobs: "257" }],
    ["affected/max-jobs", { json: false, matrix: true, maxJobs: "0" }],
    ["affected/max-jobs", { json: false, matrix: true, maxJobs: "many" }],
  ])("%s on %j", async (code, wish) => {
    const error: unknown = await repository.affected(wish).catch((thrown: unknown) => thrown);
    expect(expectedProblems(error)).toEqual([expect.objectContaining({ code })]);
  });
});
