import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Proposal } from "./support/fleet";
import { Pipeline } from "./support/pipeline";
import { root } from "./support/workflow";

jest.setTimeout(300_000);

const canary = "canary-in-the-state";
// whether a file can be run is part of a configuration
const script = { input: '${file("../../../hello.sh")}' };
const before = { home: { a: { input: "one" }, script }, "duel-prod-entry": { b: { input: canary } } };
const after = { home: { a: { input: "two" }, script }, "duel-prod-entry": { b: { input: `${canary}!` } } };

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await Pipeline.start(before);
});
afterAll(() => pipeline.stop());

/** What was said by jobs that failed. */
const failures = (...jobs: readonly { code: number; log: string; summary: string }[]): string[] =>
  jobs.filter(({ code }) => code !== 0).map(({ log, summary }) => log + summary);

describe("from the first push to the deploy", () => {
  let proposal: Proposal;
  beforeAll(() => {
    proposal = pipeline.fleet.propose(after);
  });

  test("a change is previewed in jobs side by side, one comment tells of all, and the check is green", async () => {
    const { affected, plans, report } = await pipeline.preview(proposal);

    expect(failures(affected, ...plans, report)).toEqual([]);
    expect(plans).toHaveLength(2);
    expect(pipeline.comments).toEqual([expect.stringMatching(/^<!-- anycast-edge preview default -->\n/)]);
    expect(pipeline.comments[0]).toMatch(/duel-prod-entry.*home/s);
    expect(report.summary).toMatch(/duel-prod-entry.*home/s);
  });

  test("what the jobs leave is masked or encrypted", () => {
    const { artifacts } = pipeline.runner;
    const files = readdirSync(artifacts.folder, { recursive: true, encoding: "utf8" });
    const plans = files.filter((file) => /^plans-.*\.jwe$/.test(file));

    expect(readdirSync(artifacts.folder).sort()).toEqual([
      "origin",
      "part-0",
      "part-1",
      "plans-0",
      "plans-1",
      "preview",
      "saved",
    ]);
    expect(plans.map((file) => file.split("/")[1]).sort()).toEqual(["duel-prod-entry.plan.jwe", "home.plan.jwe"]);
    expect(plans.filter((file) => artifacts.read(file).includes(canary))).toEqual([]);
  });

  test("a second run of the same leaves the comment alone", async () => {
    expect(failures(await pipeline.report(proposal))).toEqual([]);
    expect(pipeline.github.writes).toHaveLength(1);
  });

  test("the check is red when a part says that the guard is against it, and when one is missing", async () => {
    const file = join(pipeline.runner.artifacts.folder, "part-0", "part.json");
    const part = readFileSync(file, "utf8");
    writeFileSync(file, part.replace('"verdict": "allow"', '"verdict": "block"'));
    expect(await pipeline.report(proposal)).toMatchObject({ code: 3 });

    rmSync(file);
    const missing = await pipeline.report(proposal);
    expect(missing).toMatchObject({ code: 1, log: expect.stringContaining("report/shard-missing") as string });
    writeFileSync(file, part);
  });

  test("the check is red when a job that plans has failed, and no part is believed: none may be of that job", async () => {
    const writes = pipeline.github.writes.length;
    const report = await pipeline.report(proposal, { plan: "failure" });

    expect(report).toMatchObject({ code: 1, summary: expect.stringContaining("Not all could be planned") as string });
    expect(pipeline.github.writes).toHaveLength(writes);
  });

  test("a deploy without a green preview, or of what nobody proposed, applies nothing", async () => {
    pipeline.fleet.accept(proposal);
    expect((await pipeline.deploy()).find).toMatchObject({
      code: 1,
      log: expect.stringContaining("ci/no-pull-request") as string,
    });

    pipeline.merge(proposal, "failure");
    const { find } = await pipeline.deploy();
    pipeline.github.runs.pop();

    expect(find.code).toBe(1);
    expect(find.log).toContain(
      "pull request 7, as it was merged, has a preview that ended with failure (ci/no-preview)",
    );
    expect(pipeline.fleet.stored("home")).toContain("one");
  });

  test("a deploy believes no run for the same commit that is of another pull request", async () => {
    pipeline.merge(proposal);
    await pipeline.origin({ pull: 8 });
    const { find, applies } = await pipeline.deploy();

    expect(find).toMatchObject({ code: 1, log: expect.stringContaining("ci/other-origin") as string });
    expect(applies).toEqual([]);
  });

  test("the deploy applies those very plans, one job for each environment", async () => {
    await pipeline.origin();
    const { find, applies } = await pipeline.deploy();

    expect(failures(find, ...applies)).toEqual([]);
    expect(applies).toHaveLength(2);
    expect(pipeline.fleet.stored("home")).toContain("two");
    expect(pipeline.fleet.stored("duel-prod-entry")).toContain(`${canary}!`);
  });
});

describe("what changes nothing", () => {
  let proposal: Proposal;

  test("turns the comment that is there into one that says so, and the check is green", async () => {
    proposal = pipeline.fleet.propose({}, { "readme.md": "hello" });
    const { affected, plans, report } = await pipeline.preview(proposal);

    expect(failures(affected, ...plans, report)).toEqual([]);
    expect(affected.outputs).toMatchObject({ any: "false" });
    expect(readdirSync(pipeline.runner.artifacts.folder).sort()).toEqual([
      "origin",
      "part-0",
      "plans-0",
      "preview",
      "saved",
    ]);
    expect(readdirSync(join(pipeline.runner.artifacts.folder, "plans-0"))).toEqual(["shard.txt"]);
    expect(pipeline.comments).toEqual([expect.stringContaining("nothing would change")]);
  });

  test("is deployed by doing nothing", async () => {
    pipeline.merge(proposal);
    const { find, applies } = await pipeline.deploy();

    expect(failures(find)).toEqual([]);
    expect(applies).toEqual([]);
  });
});

test("a change of environments' files is told with what it means for players, though no trusted job runs their code", async () => {
  const names = ["defaults.yaml", "skyline/defaults.yaml", "skyline/prod.yaml"].map((name) => `games/${name}`);
  const games = Object.fromEntries(names.map((name) => [name, readFileSync(join(root, name), "utf8")]));
  const { affected, plans, report } = await pipeline.preview(
    pipeline.fleet.propose({ home: { a: { input: "for players" } } }, games),
  );

  expect(failures(affected, ...plans, report)).toEqual([]);
  expect(pipeline.comments[0]).toMatch(/### What it means for players\n[^]*^\| `skyline\/prod` added \| `\d+ ms` \|/m);
  expect(pipeline.comments[0]).not.toContain("preview/players");
});

test("when all jobs are run again and a plan is no more, the one of the first try does not stay", async () => {
  const proposal = pipeline.fleet.propose({ home: { a: { input: "by and by" } } });
  await pipeline.preview(proposal);
  const plans = () => readdirSync(join(pipeline.runner.artifacts.folder, "plans-0"));
  expect(plans()).toContain("home.plan.jwe");
  pipeline.fleet.deploy(proposal.merge);
  await pipeline.preview(proposal, { again: true });

  expect(plans()).toEqual(["shard.txt"]);
  pipeline.fleet.deploy();
});

describe("a pull request that lies about what it touches", () => {
  const stacks = { home: { a: { input: "in secret" } } };
  const honest = readFileSync(join(root, "ci", "affected.sh"), "utf8");
  afterAll(() => pipeline.fleet.accept(pipeline.fleet.propose(after, { "ci/affected.sh": honest })));
  const comparing = (flags: string) => ({ "ci/affected.sh": honest.replace('--base "$BASE"', flags) });

  test("is planned all the same, when it says that it touches nothing", async () => {
    const proposal = pipeline.fleet.propose(stacks, comparing("--base HEAD"));
    const { affected, plans } = await pipeline.preview(proposal);

    expect(affected.outputs).toMatchObject({ any: "false" });
    expect(failures(...plans)).toEqual([]);
    expect(pipeline.comments).toEqual([expect.stringMatching(/home.*in secret/s)]);
  });

  test("is not deployed, when it also leaves another head to plan than it declares", async () => {
    const proposal = pipeline.fleet.propose(stacks, comparing("--head HEAD^1 --base HEAD^1"));
    const { report } = await pipeline.preview(proposal);
    pipeline.merge(proposal);
    const { find, applies } = await pipeline.deploy();

    expect(failures(report)).toEqual([]);
    expect(find).toMatchObject({ code: 1, log: expect.stringContaining("touches `home`") as string });
    expect(applies).toEqual([]);
  });
});

describe("when the fleet has moved on since the preview", () => {
  const other = { home: { a: { input: "by hand" } } };

  test("the deploy applies nothing, fails, and says what to do", async () => {
    const proposal = pipeline.fleet.propose({ home: { a: { input: "three" } } });
    const { report } = await pipeline.preview(proposal);
    pipeline.fleet.deploy(pipeline.fleet.propose(other).merge);
    pipeline.merge(proposal);
    const { applies } = await pipeline.deploy();

    expect(failures(report)).toEqual([]);
    expect(applies.map(({ code }) => code)).toEqual([1]);
    expect(applies[0]?.summary).toContain("run the workflow `preview` of the pull request again");
    expect(applies[0]?.summary).not.toContain("open a new pull request");
    expect(pipeline.fleet.stored("home")).toContain("by hand");
  });

  test("a plan that was made again after a later merge does not take that merge back, and the advice is another", async () => {
    const one = pipeline.fleet.propose({ home: { a: { input: "earlier" } } });
    pipeline.merge(one);
    const merged = pipeline.fleet.main;
    pipeline.merge(pipeline.fleet.propose({ home: { a: { input: "later" } } }));
    pipeline.fleet.deploy();
    const { report } = await pipeline.preview(one);
    const { find, applies } = await pipeline.deploy(merged);

    expect(failures(report, find)).toEqual([]);
    expect(applies).toMatchObject([{ code: 1, summary: expect.stringContaining("open a new pull request") as string }]);
    expect(applies[0]?.log).toContain("apply/other-configuration");
    expect(pipeline.fleet.stored("home")).toContain("later");
    pipeline.fleet.deploy(pipeline.fleet.propose(other).merge);
  });

  test("the nightly look opens an issue, which is closed when all is as declared again", async () => {
    const { plan, issue } = await pipeline.drift();
    expect(failures(plan, issue)).toEqual([]);
    expect(pipeline.github.issues).toMatchObject([{ title: "Drift", state: "open" }]);
    expect(pipeline.github.issues[0]?.body).toContain("home");

    pipeline.fleet.deploy();
    expect(failures(...Object.values(await pipeline.drift()))).toEqual([]);
    expect(pipeline.github.issues).toMatchObject([{ title: "Drift", state: "closed" }]);
  });
});

describe("the check is red", () => {
  test("for a fork with changes: it is not planned, nothing is written, and the page of the run says why", async () => {
    const before = pipeline.github.writes.length;
    const proposal = pipeline.fleet.propose({ home: { a: { input: "fork" } } });
    const { affected, report } = await pipeline.preview(proposal, { fork: true });

    expect(affected).toMatchObject({ code: 0, outputs: { any: "true" } });
    expect(report.code).toBe(1);
    expect(report.summary).toContain("push the branch to this repository");
    expect(pipeline.github.writes).toHaveLength(before);
  });

  test("for a head that would read what base does not, until somebody has read it and says so", async () => {
    const proposal = pipeline.fleet.propose({ home: { a: { input: '${file("/etc/hostname")}' } } });
    const refused = await pipeline.preview(proposal);
    expect(refused.report.code).toBe(3);
    expect(pipeline.comments[0]).toContain("planning was refused");
    expect(readdirSync(pipeline.runner.artifacts.folder)).toContain("preview");

    const { plans, report } = await pipeline.preview(proposal, { labelled: true });
    expect(failures(...plans, report)).toEqual([]);
  });

  test("for a stack that cannot be planned, and the comment tells of it", async () => {
    const { plans, report } = await pipeline.preview(
      pipeline.fleet.propose({ home: { a: { input: "${nobody.here}" } } }),
    );

    expect([plans.map(({ code }) => code), report.code]).toEqual([[0], 1]);
    expect(pipeline.comments[0]).toContain("home");
  });

  test.each([
    ["a link in it", "mkdir saved && ln -s /etc saved/tree"],
    // it would be the tool that has the credentials
    ["something beside it", "mkdir -p saved node_modules/.bin && echo touch ran > node_modules/.bin/anycast-edge"],
    ["approvals that are a link", 'mkdir saved && ln -s /etc/hostname "$MERGE/guard.yml"'],
  ])("for a saved head with %s, before anything is planned", async (_, make) => {
    const { fleet, runner } = pipeline;
    const folder = mkdtempSync(join(fleet.around, "tars-"));
    const [tool, packed] = [join(folder, "tool"), join(folder, "packed")];
    fleet.checkout(tool, fleet.propose({}).merge, { with: { "fetch-depth": "2" } });
    rmSync(join(tool, "node_modules"));
    mkdirSync(packed);
    const SAVED = join(folder, "saved.tar");
    const variables = { MERGE: tool, SAVED, JOB: "0", JOBS: "1", PLAN_KEY: "", TRUSTED: "false" };
    await runner.shell(`${make} && tar -cf "$SAVED" *`, packed, variables);
    const ended = await runner.shell("ci/plan.sh", tool, variables);

    expect(ended).toMatchObject({ code: 1, log: expect.stringContaining("more than files and folders") as string });
    expect(existsSync(join(tool, "node_modules"))).toBe(false);
  });

  test("when it is not known which stacks are touched", async () => {
    const { affected, report } = await pipeline.preview(pipeline.fleet.propose({}, { "app.js": "process.exit(1)" }));

    expect(affected.code).not.toBe(0);
    expect(report.code).toBe(1);
    expect(report.summary).toContain("not known which stacks are touched");
  });
});
