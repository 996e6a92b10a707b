import { list } from "../../../cli/commands/list";
import { FakeTerminal } from "../../support/terminal";
import { TestProject } from "../test-project";

let project: TestProject;
afterEach(() => project.remove());

async function run(json: boolean) {
  const terminal = new FakeTerminal();
  return { code: await list({ project: project.from(), json }, terminal), terminal };
}

test("shows every environment with its cloud and its stacks in the order of their dependence", async () => {
  project = new TestProject();
  const { code, terminal } = await run(true);

  expect(code).toBe(0);
  expect(terminal.json).toEqual([
    expect.objectContaining({ game: "moonrush", environment: "live", cloud: "tencent", edges: [] }),
    {
      game: "starfall",
      environment: "dev",
      cloud: "tencent",
      home: "ap-seoul",
      edges: ["singapore", "tokyo"],
      stacks: [
        "starfall-dev-entry",
        "starfall-dev-home",
        "starfall-dev-edge-singapore",
        "starfall-dev-edge-tokyo",
        "starfall-dev-traffic",
      ],
      file: "games/starfall/dev.yaml",
    },
    expect.objectContaining({ game: "starfall", environment: "prod" }),
  ]);
});

test("is a table for people", async () => {
  project = new TestProject();
  const { code, terminal } = await run(false);

  expect(code).toBe(0);
  expect(terminal.stdout).toMatch(/^GAME +ENVIRONMENT +CLOUD +HOME +EDGES +STACKS\n/);
  expect(terminal.stdout).toMatch(/\nmoonrush +live +tencent +ap-tokyo +none +moonrush-live-entry\n/);
  expect(terminal.stdout).toMatch(
    /\nstarfall +dev +tencent +ap-seoul +singapore +starfall-dev-entry\n +tokyo +starfall-dev-home\n/,
  );
});

test("an environment with problems is told on standard error, and the others are still listed", async () => {
  project = new TestProject();
  project.write("games/starfall/dev.yaml", "entry: nonsense\n");
  const { code, terminal } = await run(true);

  expect(code).toBe(1);
  expect(terminal.json).toEqual([
    expect.objectContaining({ game: "moonrush" }),
    expect.objectContaining({ environment: "prod" }),
  ]);
  expect(terminal.stderr).toMatch(/^games\/starfall\/dev\.yaml:1:\d+: .*\n {4}fix: /);
});

test("without any, says how to make one", async () => {
  project = new TestProject({});

  expect(await run(false)).toMatchObject({ code: 0, terminal: { stdout: expect.stringContaining("new") as string } });
  expect((await run(true)).terminal.json).toEqual([]);
});
