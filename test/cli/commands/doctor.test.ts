import { readFileSync } from "node:fs";
import { doctor } from "../../../cli/commands/doctor";
import { FakeTerminal } from "../../support/terminal";
import { root, TestProject } from "../test-project";
import { surroundings } from "../checks/surroundings";

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.remove());

async function run({ json = false, node = process.versions.node } = {}) {
  const terminal = new FakeTerminal();
  const world = surroundings({ node, variables: { PATH: process.env["PATH"], HOME: project.folder } });
  const games = project.path("games");
  const code = await doctor({ ...world, project: { root, games, cwd: root }, json }, terminal);
  return { code, terminal };
}

interface Told {
  toFix: number;
  checks: { asks: string; verdict: string; says?: string; fix: { code: string }[]; advice: { code: string }[] }[];
}

test("a project that is set up has nothing to fix; advice does not fail", async () => {
  const { code, terminal } = await run();

  expect(terminal.stdout).toMatch(/^ok {6}Is Node new enough\? {2}\d+\.\d+\.\d+\n/);
  expect(terminal.stdout).toMatch(/\nADVICE {2}Does every edge have a spare relay\?\n {8}starfall-dev: /);
  expect(terminal.stdout).toMatch(/\nnothing to fix\.$/);
  expect(code).toBe(0);
});

test("something to fix makes the exit code 1, and says what and how", async () => {
  const dev = readFileSync(project.path("games/starfall/dev.yaml"), "utf8");
  project.write("games/starfall/dev.yaml", `${dev}surprise: 1\n`);
  const { code, terminal } = await run({ node: "18.0.0" });

  expect(terminal.stdout).toMatch(
    /FIX {5}Is Node new enough\?\n {8}Node 18\.0\.0 is too old \(tools\/node-version\)\n {10}install Node 20\.9 or newer\n/,
  );
  expect(terminal.stdout).toMatch(
    /FIX {5}Are the environment files right\? {2}2 environments\n {8}\S*dev\.yaml:\d+:1: /,
  );
  expect(terminal.stdout).toMatch(/\n2 to fix\.$/);
  expect(code).toBe(1);
});

test("--json says the same", async () => {
  const { code, terminal } = await run({ json: true, node: "18.0.0" });
  const { toFix, checks } = terminal.json as Told;

  expect({ code, toFix }).toEqual({ code: 1, toFix: 1 });
  expect(checks.map(({ verdict }) => verdict)).toEqual(expect.arrayContaining(["ok", "advice", "fix"]));
  expect(checks[0]).toEqual({
    asks: "Is Node new enough?",
    verdict: "fix",
    fix: [{ code: "tools/node-version", what: "Node 18.0.0 is too old", fix: "install Node 20.9 or newer" }],
    advice: [],
  });
});
