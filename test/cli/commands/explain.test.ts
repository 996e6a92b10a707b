import { explain } from "../../../cli/commands/explain";
import { expectedProblems } from "../../../cli/expected";
import type { LocatedProblem } from "../../../model/problem";
import { FakeTerminal } from "../../support/terminal";
import { TestProject } from "../test-project";

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.remove());

/** starfall-prod in one file, so that its defaults can be what a test wants. */
const whole = `entry: { bandwidthMbps: 500 }
ports: { game: { protocol: tcp, port: 7000 } }
home:
  region: ap-seoul
  zones: [ap-seoul-1, ap-seoul-2]
  fleet: { min: 3, max: 12 }
`;

interface Wish {
  game?: string;
  environment?: string;
  path?: string;
  json?: boolean;
}

async function run({ game = "starfall", environment = "prod", path, json = false }: Wish) {
  const terminal = new FakeTerminal();
  const code = await explain({ project: project.from(), game, environment, path, json }, terminal);
  expect(code).toBe(0);
  return terminal;
}

/** What is wrong with a wish, as the CLI would print it. */
async function refusal(wish: Wish) {
  const error: unknown = await run(wish).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return expectedProblems(error);
}

test("one setting: every file that says it, the one that wins marked", async () => {
  project.write("games/starfall/defaults.yaml", "cloud: tencent\nhome: { fleet: { min: 2 } }\n");
  project.write("games/starfall/prod.yaml", whole);
  const terminal = await run({ path: "home.fleet.min" });

  expect(terminal.stdout).toMatch(
    /^home\.fleet\.min = 3\n {4}games\/starfall\/defaults\.yaml:2:23 +2\n {2}> games\/starfall\/prod\.yaml:\d+:\d+ +3$/,
  );
});

test("what no file says is the schema's default", async () => {
  expect((await run({ path: "home.health.healthyAfter" })).stdout).toMatch(
    /^home\.health\.healthyAfter = 3\n {2}> schema default +3$/,
  );
});

test("what stands once for a cloud is found there", async () => {
  expect((await run({ path: "home.fleet.instanceType" })).stdout).toMatch(
    /^home\.fleet\.instanceType = S5\.LARGE8\n {2}> games\/defaults\.yaml:6:\d+ +S5\.LARGE8$/,
  );
});

test("a group: each setting in it; a list as a whole", async () => {
  const { outs } = await run({ path: "home" });
  const settings = outs.filter((line) => line.startsWith("home."));

  expect(settings).toContain('home.zones = ["ap-seoul-1","ap-seoul-2"]');
  expect(settings).toContain("home.fleet.max = 12");
  expect(settings.some((line) => line.startsWith("entry"))).toBe(false);
});

test("without a path: all settings with the winner, and what follows from them", async () => {
  const { stdout } = await run({ game: "moonrush", environment: "live" });

  expect(stdout).toMatch(/^moonrush-live\nSETTING +VALUE +FROM\n/);
  expect(stdout).toMatch(/\nentry\.bandwidthMbps +200 +games\/moonrush\/live\.yaml:\d+:\d+\n/);
  expect(stdout).toContain("\n- A dead machine at home is noticed after 30 seconds");
});

test("--json: settings with their origins", async () => {
  const { json } = await run({ path: "entry.bandwidthMbps", json: true });

  expect(json).toEqual({
    game: "starfall",
    environment: "prod",
    settings: [
      {
        path: "entry.bandwidthMbps",
        value: 500,
        default: false,
        origins: [{ file: "games/starfall/prod.yaml", line: 2, column: 25, value: 500, wins: true }],
      },
    ],
    facts: [],
  });
});

describe("fails", () => {
  test("on an unknown game, environment or setting, with what was meant", async () => {
    expect(await refusal({ game: "starfal" })).toEqual([
      {
        code: "explain/unknown-game",
        what: "there is no game `starfal`, did you mean starfall?",
        fix: "choose one of its games: moonrush, starfall; `anycast-edge new` makes another",
      },
    ]);
    expect(await refusal({ environment: "prd" })).toEqual([
      expect.objectContaining({
        code: "explain/unknown-environment",
        what: "game `starfall` has no environment `prd`, did you mean prod?",
      }),
    ]);
    expect(await refusal({ path: "home.flet.min" })).toEqual([
      expect.objectContaining({
        code: "explain/unknown-path",
        what: "starfall prod has no `home.flet`, did you mean fleet?",
        fix: expect.stringContaining("home.fleet") as string,
      }),
    ]);
  });

  test("on a path that goes on behind a plain value", async () => {
    expect(await refusal({ path: "home.zones.0" })).toEqual([
      {
        code: "explain/unknown-path",
        what: "starfall prod has no `home.zones.0`",
        fix: "`home.zones` is a plain value: leave out what follows it",
      },
    ]);
  });

  test("with the problems of a file that is wrong, and only those", async () => {
    project.write("games/starfall/prod.yaml", "entry: nonsense\n");
    project.write("games/moonrush/live.yaml", "entry: nonsense\n");
    const problems = (await refusal({})) as LocatedProblem[];

    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set([project.path("games/starfall/prod.yaml")]));
    expect(problems.map(({ what }) => what).join()).toContain("nonsense");
  });
});
