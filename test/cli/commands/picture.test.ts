import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { picture, type PictureFlags } from "../../../cli/commands/picture";
import { ProblemError } from "../../../model/problem";
import { FakeTerminal } from "../../support/terminal";
import { TestProject } from "../test-project";

let project: TestProject;
beforeEach(() => {
  project = new TestProject();
});
afterEach(() => project.remove());

async function draw(flags: Partial<PictureFlags>, json = false): Promise<string> {
  const terminal = new FakeTerminal();
  const input = {
    project: project.from(),
    game: "starfall",
    environment: "prod",
    flags: { out: "a.html", ...flags },
    json,
  };
  expect(await picture(input, terminal)).toBe(0);
  return terminal.stdout;
}

/** The codes of what is refused. Nothing is written. */
async function refused(flags: Partial<PictureFlags>): Promise<readonly string[]> {
  const before = readdirSync(project.folder);
  const error: unknown = await draw(flags).catch((one: unknown) => one);
  expect(readdirSync(project.folder)).toEqual(before);
  if (!(error instanceof ProblemError)) throw new Error(`not refused: ${String(error)}`);
  return error.problems.map(({ code }) => code);
}

test.each([
  ["a.html", /^<!doctype html>\n<html lang="en">/],
  ["a.svg", /^<svg class="map"[^]*<\/svg>\n$/],
  ["a.mmd", /^flowchart LR\n%% starfall-prod\n/],
])("%s is drawn by its ending, in the folder where the command was called", async (out, start) => {
  expect(await draw({ out })).toMatch(new RegExp(`^${out}: \\d+ kB`));
  expect(readFileSync(project.path(out), "utf8")).toMatch(start);
  expect(readdirSync(project.folder).filter((name) => name.endsWith(".new"))).toEqual([]);
});

test("the failure that was asked for is in the picture, and when it comes", async () => {
  await draw({ fail: "edge:tokyo", at: "30s" });

  const html = readFileSync(project.path("a.html"), "utf8");
  expect(html).toContain("What edge:tokyo does, second by second");
  expect(html).toMatch(/>second 30 of \d+</);
});

test("--json says what was written", async () => {
  const told = JSON.parse(await draw({ out: "a.mmd" }, true)) as unknown;

  expect(told).toEqual({ file: "a.mmd", bytes: readFileSync(project.path("a.mmd")).byteLength });
});

test("the same environment is the same picture", async () => {
  await draw({ fail: "home", out: "a.html" });
  await draw({ fail: "home", out: "b.html" });

  expect(readFileSync(project.path("b.html"), "utf8")).toBe(readFileSync(project.path("a.html"), "utf8"));
});

describe("fails", () => {
  test.each<[string, Partial<PictureFlags>]>([
    ["picture/ending", { out: "a.png" }],
    ["picture/ending", { out: "picture" }],
    ["simulator/unknown-failure", { fail: "edge:osaka" }],
    ["simulator/idle-flag", { at: "10s" }],
    ["simulator/idle-flag", { out: "a.mmd", fail: "home" }],
    ["simulator/flag", { fail: "home", at: "soon" }],
    ["simulator/cannot-read", { players: "nobody.csv" }],
  ])("%s", async (code, flags) => {
    expect(await refused(flags)).toEqual([code]);
  });

  test("picture/cannot-write: a folder of that name", async () => {
    mkdirSync(project.path("a.html"));
    expect(await refused({})).toEqual(["picture/cannot-write"]);
  });

  test("picture/cannot-write: a file where the folder would be", async () => {
    project.write("taken", "");
    expect(await refused({ out: "taken/a.html" })).toEqual(["picture/cannot-write"]);
  });
});
