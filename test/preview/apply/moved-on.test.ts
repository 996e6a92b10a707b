import { rmSync } from "node:fs";
import { join } from "node:path";
import { PreviewedApp } from "./previewed-app";
import { thing } from "./small-app";

jest.setTimeout(120_000);

let app: PreviewedApp;
beforeEach(() => {
  app = new PreviewedApp();
});
afterEach(() => app.remove());

test("is refused, with both serials and what a fresh plan would do instead", async () => {
  const was = app.serial("two");
  app.deployBehind("two", {
    ...thing("2"),
    resource: { terraform_data: { thing: { input: "3" }, other: { input: "4" } } },
  });

  expect(await app.refused()).toEqual([
    `apply/state-moved-on: two: its plan starts from serial ${was}, and the state is at ${app.serial("two")}: ` +
      "terraform_data.other: nothing, now delete",
  ]);
});

test("is refused where a fresh plan has the same actions with perhaps other values", async () => {
  app.deployBehind("one", thing("5"));

  expect(await app.refused()).toEqual([
    expect.stringContaining("a fresh plan would do the same to the same objects, perhaps with other values"),
  ]);
});

test("is refused where the state is another one altogether, or gone", async () => {
  const was = app.serial("two");
  for (const name of ["one.tfstate", "two.tfstate"]) rmSync(join(app.state, name));
  app.deployBehind("one", thing("1"));

  expect(await app.refused()).toEqual([
    expect.stringMatching(/^apply\/state-moved-on: one: .*, and is another state altogether: /),
    `apply/state-moved-on: two: its plan starts from serial ${was}, and the state is at 0, and is another state altogether: ` +
      "output given: update, now create; terraform_data.thing: update, now create",
  ]);
});

test("is no reason where the state is as if the plan had been applied: the others are applied", async () => {
  app.deployBehind("one", thing("10"));
  const { code, terminal } = await app.check();

  expect(terminal.json).toMatchObject({ already: ["one"], notStarted: ["two"] });
  expect(terminal.runs[0]?.words).toEqual(expect.arrayContaining(["deploy", "two"]));
  expect(terminal.runs[0]?.words).not.toContain("one");
  // nothing was really run here, so it does not say that all is well
  expect(code).toBe(1);
});

test("nothing is run where all is as if it had been applied", async () => {
  app.deployBehind("one", thing("10"));
  app.deployBehind("two", thing("20"));
  const { code, terminal } = await app.check({ json: false });

  expect({ code, runs: terminal.runs }).toEqual({ code: 0, runs: [] });
  expect(terminal.stdout).toMatch(
    /one: is as approved already\n {2}two: is as approved already\nnothing is left to apply$/,
  );
});
