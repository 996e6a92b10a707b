import { forge } from "./forge";
import { SmallApp, thing } from "./small-app";

jest.setTimeout(120_000);

/** It was declared before, and there is no state: the guard wants somebody to look. */
let app: SmallApp;
beforeAll(() => {
  app = new SmallApp({ one: thing("1") });
  app.git("tag", "before");
  app.declare({ one: thing("2") });
});
beforeEach(() => app.preview("--base", "before"));
afterAll(() => app.remove());

const nothing = { evidence: { base: null, ports: null } };

async function objected(): Promise<unknown> {
  const { code, terminal } = await app.check();
  return {
    code,
    runs: terminal.runs.length,
    codes: (terminal.json as { objections: { code: string }[] }).objections.map((one) => one.code),
  };
}

const held = { code: 3, runs: 0, codes: ["stack/state-lost"] };

test("what was declared before is asked of git, whatever the bundle says", async () => {
  await forge(app, "one", nothing);

  expect(await objected()).toEqual(held);
});

test("it is asked of the bundle where git does not have that commit", async () => {
  await forge(app, "one", {}, (report) => ({
    ...report,
    git: { ...report.git, base: { ...report.git.base, commit: "0".repeat(40) } },
  }));

  expect(await objected()).toEqual(held);
});

test("a stack that was not declared before is a new one", async () => {
  app.preview();

  expect((await app.check()).terminal.runs).toHaveLength(1);
});

test("the state of another stack is not written", async () => {
  const backend = { local: { path: `${app.state}/one.tfstate` } };
  app.declare({ one: thing("1"), two: thing("2", { terraform: { backend } }) });
  app.preview("--base", "before", "--stack", "two");

  expect(await objected()).toMatchObject({ code: 3, codes: ["stack/state-shared"] });
});
