import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expectedProblems } from "../../../cli/expected";
import { affectedReportSchema, type AffectedReport } from "../../../preview/affected/report-schema";
import { TestRepository } from "./test-repository";

jest.setTimeout(60_000);

let repository: TestRepository;
beforeEach(() => (repository = new TestRepository()));
afterEach(() => {
  repository.mustBeClean();
  repository.remove();
});

const classes = ({ stacks }: AffectedReport) => Object.fromEntries(stacks.map((stack) => [stack.id, stack.class]));
const reasons = ({ stacks }: AffectedReport, id: string) => stacks.find((stack) => stack.id === id)?.reasons;

/** What is wrong, as the CLI would print it. */
async function refusal(run: Promise<unknown>) {
  const error: unknown = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return expectedProblems(error);
}

test("a comment and another formatting touch nothing: exit code 0", async () => {
  repository.write("README.md", "new");
  repository.write("stacks/home.json", '{\n  "locals": {\n    "min": 1\n  }\n}\n');
  const { code, report } = await repository.affected();

  expect(affectedReportSchema.safeParse(report()).error).toBeUndefined();
  expect(report().totals).toMatchObject({ stacks: 3, touched: 0, unchanged: 3 });
  expect(report().head).toMatchObject({ ref: null, edited: true });
  expect(code).toBe(0);
});

test("an edit in no commit touches its stack and those that read it: exit code 2, with pointers and no values", async () => {
  repository.write("stacks/home.json", JSON.stringify({ locals: { min: "hunter2" } }));
  const { code, report, terminal } = await repository.affected();

  expect(classes(report())).toEqual({ alone: "unchanged", home: "changed", traffic: "dependent" });
  expect(reasons(report(), "home")).toEqual([{ kind: "config", pointer: "/locals/min", detail: "changed" }]);
  expect(reasons(report(), "traffic")).toEqual([{ kind: "dependent", detail: "reads outputs of home" }]);
  expect(terminal.stdout).not.toContain("hunter2");
  expect(code).toBe(2);
});

test("a file that is read at plan time touches the stack that reads it", async () => {
  repository.write("config.txt", "2");
  const { report } = await repository.affected();

  expect(classes(report())).toEqual({ alone: "changed", home: "unchanged", traffic: "unchanged" });
  expect(reasons(report(), "alone")).toEqual([{ kind: "files", detail: "<ROOT>/config.txt changed" }]);
});

test("two commits: stacks that come, go, and keep their state under another name", async () => {
  repository.git("mv", "stacks/home.json", "stacks/hub.json");
  repository.write("stacks/hub.json", JSON.stringify({ state: "home", locals: { min: 1 } }));
  repository.git("rm", "--quiet", "stacks/alone.json");
  repository.write("stacks/new.json", "{}");
  const head = repository.commit();
  repository.write("stacks/later.json", "{}");
  const { report } = await repository.affected({ base: "HEAD^", head });

  expect(classes(report())).toEqual({ alone: "removed", hub: "moved", new: "added", traffic: "dependent" });
  expect(report().stacks.find(({ id }) => id === "hub")?.from).toBe("home");
  expect(report().head).toEqual({ ref: head, commit: head, edited: false });
});

test("another state under the same name is a move as well", async () => {
  repository.write("stacks/home.json", JSON.stringify({ state: "elsewhere", locals: { min: 1 } }));
  const { report } = await repository.affected();

  expect(classes(report())).toEqual({ alone: "unchanged", home: "moved", traffic: "dependent" });
});

test("what differs in every stack is told as noise, and still counts", async () => {
  for (const name of ["home", "traffic", "alone"]) repository.write(`stacks/${name}.json`, '{"locals":{"commit":"1"}}');
  repository.commit();
  for (const name of ["home", "traffic", "alone"]) repository.write(`stacks/${name}.json`, '{"locals":{"commit":"2"}}');
  const { report, code } = await repository.affected();

  expect(report().noise).toEqual([{ pointer: "/locals/commit", stacks: 3 }]);
  expect({ code, touched: report().totals.touched }).toEqual({ code: 2, touched: 3 });
});

test("a base that does not synthesise makes it all stacks, and says why in few words", async () => {
  repository.write("broken.js", 'console.error("x".repeat(9000)); throw new Error("not today")');
  repository.write("cdktf.json", '{"app":"node broken.js"}');
  repository.commit();
  repository.write("cdktf.json", '{"app":"node app.js"}');
  const { code, report } = await repository.affected();

  expect(report().all?.code).toBe("synthesis/failed");
  expect(report().all?.why).toContain("not today");
  expect(report().all?.why.length).toBeLessThan(5000);
  expect(classes(report())).toEqual({ alone: "changed", home: "changed", traffic: "changed" });
  expect(code).toBe(2);
});

test("a base with a submodule makes it all stacks: a fresh checkout is without it", async () => {
  repository.git("update-index", "--add", "--cacheinfo", `160000,${repository.git("rev-parse", "HEAD")},inner`);
  repository.git("commit", "--quiet", "--message", "submodule");
  const { report } = await repository.affected();

  expect(report().all?.code).toBe("affected/submodule");
});

test("base is kept for the next time, and not asked for with --no-cache", async () => {
  repository.write(".gitignore", "node_modules");
  repository.commit();
  mkdirSync(join(repository.folder, "node_modules"));
  const cached = async (cache: boolean) => (await repository.affected({ cache })).report().base.cached;

  expect([await cached(false), await cached(true), await cached(true), await cached(false)]).toEqual([
    false,
    false,
    true,
    false,
  ]);
  repository.write("stacks/home.json", "{}");
  const { report } = await repository.affected({ cache: true });
  expect(report().base.cached).toBe(true);
  expect(classes(report())).toMatchObject({ home: "changed" });
  repository.commit();
  expect(await cached(true)).toBe(false);
});

test("base is synthesised with its own packages of the repository", async () => {
  repository.write(".gitignore", "node_modules");
  repository.write("lib/index.js", 'module.exports = "one"');
  repository.write("app.js", appWith("lib"));
  repository.commit();
  mkdirSync(join(repository.folder, "node_modules"));
  symlinkSync("../lib", join(repository.folder, "node_modules", "lib"));
  repository.write("lib/index.js", 'module.exports = "two"');
  const { report } = await repository.affected();

  expect(reasons(report(), "only")).toEqual([{ kind: "config", pointer: "/locals/said", detail: "changed" }]);
});

test("base has packages of its own installed where its lock file differs", async () => {
  const lock = (version: string) =>
    JSON.stringify({
      name: "app",
      version,
      lockfileVersion: 3,
      requires: true,
      packages: { "": { name: "app", version } },
    });
  repository.write(".gitignore", "node_modules");
  repository.write("package.json", '{"name":"app","version":"1.0.0"}');
  repository.write("package-lock.json", lock("1.0.0"));
  repository.commit();
  mkdirSync(join(repository.folder, "node_modules"));
  repository.write("package-lock.json", lock("1.0.1"));
  const { code, terminal } = await repository.affected();

  expect(terminal.stderr).toMatch(/^base main has other packages than the working tree: npm ci/);
  expect(code).toBe(0);
});

test("notes: a head without commits of base, and a merge that is held against an older base", async () => {
  const first = repository.git("rev-parse", "HEAD");
  repository.write("stacks/new.json", "{}");
  repository.commit();
  repository.git("checkout", "--quiet", "-b", "feature", first);
  const behind = await repository.affected();
  expect(behind.report().notes.map(({ code }) => code)).toEqual(["affected/behind"]);

  repository.write("stacks/feature.json", "{}");
  repository.commit();
  repository.git("checkout", "--quiet", "main");
  repository.git("merge", "--quiet", "--no-ff", "--message", "merge", "feature");
  const older = await repository.affected({ base: first });
  const tip = await repository.affected({ base: "HEAD^1" });

  expect(older.report().notes.map(({ code }) => code)).toEqual(["affected/older-base"]);
  expect(classes(older.report())).toMatchObject({ new: "added", feature: "added" });
  expect(tip.report().notes).toEqual([]);
  expect(classes(tip.report())).toMatchObject({ new: "unchanged", feature: "added" });
});

test("stopped: exit code as shells have it, and nothing is left", async () => {
  const stop = new AbortController();
  repository.write("cdktf.json", '{"app":"sleep 60; true"}');
  const started = Date.now();
  const run = repository.affected({ signal: stop.signal });
  setTimeout(() => stop.abort(new Error("enough")), 1000);

  await expect(run).rejects.toThrow("enough");
  expect(Date.now() - started).toBeLessThan(20_000);
});

describe("fails", () => {
  test("synthesis/failed on a head that does not synthesise, with the end of what it said", async () => {
    repository.write("app.js", 'console.error("first"); throw new Error("not today")');

    const [problem] = (await refusal(repository.affected())) ?? [];
    expect(problem?.code).toBe("synthesis/failed");
    expect(problem?.what).toMatch(
      /^the working tree does not synthesise: `node app\.js` ended with exit code 1:\n[^]*not today/,
    );
  });

  test("synthesis/no-output on an app that writes nothing", async () => {
    repository.write("app.js", "");
    expect(await refusal(repository.affected())).toEqual([expect.objectContaining({ code: "synthesis/no-output" })]);
  });

  test("synthesis/no-app on a cdktf.json without app", async () => {
    repository.write("cdktf.json", "{}");
    expect(await refusal(repository.affected())).toEqual([expect.objectContaining({ code: "synthesis/no-app" })]);
  });

  test.each([
    ["origin/nowhere", "check its spelling, or fetch it: `git fetch origin nowhere`"],
    ["release/v1.4+2", "check its spelling, or fetch it: `git fetch origin release/v1.4+2`"],
    ["HEAD~500", "check its spelling"],
    ["main^3", "check its spelling"],
    ["main:games", "check its spelling"],
    ["; ls", "check its spelling"],
    ["--all", "check its spelling"],
  ])("synthesis/unknown-ref on %s: %s", async (base, fix) => {
    const [problem] = (await refusal(repository.affected({ base }))) ?? [];
    expect(problem).toEqual({ code: "synthesis/unknown-ref", what: `\`${base}\` is no commit of this clone`, fix });
  });

  test("synthesis/unknown-ref on a shallow clone, which says so", async () => {
    const first = repository.git("rev-parse", "HEAD");
    repository.commit();
    repository.git("clone", "--quiet", "--depth=1", `file://${repository.folder}`, "shallow");

    const shallow = join(repository.around, "shallow");
    const [problem] = (await refusal(repository.affected({ base: first }, shallow))) ?? [];
    expect(problem?.what).toContain("shallow");
    expect(problem?.fix).toContain(`git fetch origin ${first}`);
    const [before] = (await refusal(repository.affected({ base: "HEAD~1" }, shallow))) ?? [];
    expect(before?.fix).toBe("check its spelling, or fetch the rest of the history: `git fetch --unshallow`");
  });

  test("synthesis/no-git outside of a repository", async () => {
    expect(await refusal(repository.affected({}, repository.around))).toEqual([
      expect.objectContaining({ code: "synthesis/no-git" }),
    ]);
  });
});

function appWith(library: string): string {
  return `
const { mkdirSync, writeFileSync } = require("node:fs");
const out = process.env.CDKTF_OUTDIR;
mkdirSync(out + "/stacks/only", { recursive: true });
writeFileSync(out + "/stacks/only/cdk.tf.json", JSON.stringify({ locals: { said: require("${library}") } }));
const only = { name: "only", constructPath: "only", synthesizedStackPath: "stacks/only/cdk.tf.json" };
writeFileSync(out + "/manifest.json", JSON.stringify({ stacks: { only } }));
`;
}
