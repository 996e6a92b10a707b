import { mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProject, shownPath } from "../../cli/project";
import { root, TestProject } from "./test-project";

const project = new TestProject();
const outside = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-outside-")));
afterAll(() => {
  project.remove();
  rmSync(outside, { recursive: true });
});

test("is found from its root and from every folder in it", () => {
  const found = { root: project.folder, games: project.path("games") };

  expect(findProject(project.folder)).toEqual({ ...found, cwd: project.folder });
  expect(findProject(project.path("games/starfall"))).toEqual({ ...found, cwd: project.path("games/starfall") });
});

test("is the same through a link", () => {
  symlinkSync(project.folder, join(outside, "link"));

  expect(findProject(join(outside, "link", "games"))).toEqual(findProject(project.path("games")));
});

test("environments can be anywhere; without a project around them it is the CLI's own", () => {
  expect(findProject(project.path("games"), "starfall")).toMatchObject({ games: project.path("games/starfall") });
  expect(findProject(outside, project.path("games"))).toEqual({ root, games: project.path("games"), cwd: outside });
});

test("paths are told from where the command was called, others in full", () => {
  const from = (folder: string) => findProject(project.path(folder));

  expect(shownPath(from("."), project.path("games/starfall/dev.yaml"))).toBe(join("games", "starfall", "dev.yaml"));
  expect(shownPath(from("games/moonrush"), project.path("games/starfall/dev.yaml"))).toBe(
    join("..", "starfall", "dev.yaml"),
  );
  expect(shownPath(from("."), join(outside, "dev.yaml"))).toBe(join(outside, "dev.yaml"));
});

describe("fails", () => {
  test("project/not-found", () => {
    expect(() => findProject(outside)).toThrow("project/not-found");
  });

  test("project/no-games", () => {
    expect(() => findProject(project.folder, "nowhere")).toThrow("project/no-games");
    expect(() => findProject(project.folder, "cdktf.json")).toThrow("project/no-games");
  });
});
