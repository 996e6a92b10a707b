import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { Rehearsal } from "../../../cli/new-environment/rehearsal";
import { TestProject } from "../test-project";

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => {
  jest.restoreAllMocks();
  project.remove();
});

const wanted = { game: "starfall", environment: "test" };
const fine = "entry: { bandwidthMbps: 9 }\nhome: { fleet: { min: 1, max: 1 } }\n";

function tried(text: string) {
  const rehearsal = new Rehearsal(project.from().games);
  try {
    return rehearsal.try(wanted, text);
  } finally {
    rehearsal.remove();
  }
}

test("an environment is loaded with its defaults, and no trace of it is left", () => {
  // others use the folder that all tests share
  const temporary = project.path("temporary");
  mkdirSync(temporary);
  jest.replaceProperty(process, "env", { ...process.env, TMPDIR: temporary });
  const { loaded, problems } = tried(fine);

  expect(problems).toEqual([]);
  expect(loaded?.environment).toMatchObject({ name: "test", home: { region: "ap-seoul" } });
  expect(existsSync(project.path("games/starfall/test.yaml"))).toBe(false);
  expect(readdirSync(temporary)).toEqual([]);
});

test("what is wrong with it has no place in a file yet", () => {
  const { loaded, problems } = tried(`${fine}surprise: 1\n`);

  expect(loaded).toBeUndefined();
  expect(problems).toHaveLength(1);
  expect(problems[0]).not.toHaveProperty("file");
});

test("what was wrong elsewhere is nobody's business, wrong defaults are", () => {
  project.write("games/moonrush/live.yaml", "entry: nonsense\n");
  expect(tried(fine).problems).toEqual([]);
  expect(tried(`${fine}surprise: 1\n`).problems).toHaveLength(1);

  project.write("games/starfall/defaults.yaml", "cloud: tencent\nports: 7\n");
  expect(tried(fine).problems).toContainEqual(
    expect.objectContaining({ file: project.path("games/starfall/defaults.yaml"), line: 2 }),
  );
});

test("defaults can be a link to those of another game", () => {
  renameSync(project.path("games/starfall/defaults.yaml"), project.path("games/moonrush/defaults.yaml"));
  symlinkSync("../moonrush/defaults.yaml", project.path("games/starfall/defaults.yaml"));

  expect(tried(fine).problems).toEqual([]);
});

test("what is told of other files names those, not their copies", () => {
  rmSync(project.path("games/starfall/defaults.yaml"));
  symlinkSync(project.path("cdktf.json"), project.path("games/starfall/defaults.yaml"));
  const { problems } = tried(fine);

  expect(problems).toContainEqual(
    expect.objectContaining({ what: expect.stringContaining(project.path("games/starfall/defaults.yaml")) as string }),
  );
  expect(JSON.stringify(problems)).not.toContain("anycast-edge-new-");
});

test("a link that leads nowhere is no accident", () => {
  symlinkSync("nowhere.yaml", project.path("games/moonrush/old.yaml"));

  expect(tried(fine).loaded).toBeDefined();
});
