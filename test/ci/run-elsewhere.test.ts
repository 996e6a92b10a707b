import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { Fleet } from "./support/fleet";
import { Runner } from "./support/runner";
import { root } from "./support/workflow";

jest.setTimeout(300_000);

let fleet: Fleet;
let runner: Runner;
beforeAll(() => {
  fleet = new Fleet({ home: { a: { input: "one" } } });
  fleet.deploy();
  runner = new Runner();
});
afterAll(() => {
  fleet.remove();
  runner.remove();
});

type GitLabFile = Readonly<
  Record<string, { readonly script: string[]; readonly artifacts: { readonly paths: string[] } }>
>;

interface AtlantisFile {
  readonly workflows: {
    readonly "anycast-edge": Record<"plan" | "apply", { readonly steps: { readonly run: Run }[] }>;
  };
}
type Run = string | { readonly command: string };

test("GitLab: three jobs, of which the second runs nothing of the merge request, find what would change", async () => {
  const jobs = parse(readFileSync(join(root, "ci", "gitlab-ci.yml"), "utf8")) as GitLabFile;
  const change = { home: { a: { input: "two" } } };
  const { head } = fleet.propose(change, { "games/evil/prod.yaml": "evil", "guard.yml": "[]" });
  const store = mkdtempSync(join(fleet.around, "store-"));

  const run = async (name: string, commit = head) => {
    const project = join(mkdtempSync(join(fleet.around, "builds-")), "fleet");
    fleet.checkout(project, commit, { with: { "fetch-depth": "50" } });
    cpSync(store, project, { recursive: true });
    // what code of the merge request can leave where another job finds it
    const trace = join(fleet.around, `trace-${name}`);
    await runner.shell(`git config core.fsmonitor 'touch "${trace}"; false'`, project, {});
    const target = `${project}.target`;
    const { script = [], artifacts } = jobs[name] ?? {};
    const ended = await runner.shell(script.join("\n"), project, {
      CI_PROJECT_DIR: project,
      CI_COMMIT_SHA: commit,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: fleet.main,
      CI_REPOSITORY_URL: `file://${join(fleet.around, "repository")}`,
      SAVED: join(project, "saved"),
      TARGET: target,
      AWS_TOKEN: "token",
    });
    for (const path of artifacts?.paths ?? []) {
      if (existsSync(join(project, path))) cpSync(join(project, path), join(store, path), { recursive: true });
    }
    const isApart = existsSync(target) && !existsSync(join(target, "games", "evil"));
    return { ...ended, isApart, isTricked: existsSync(trace) };
  };

  expect(await run("affected")).toMatchObject({ code: 0, isApart: false });
  const planned = await run("plan");
  expect(planned.code === 0 ? "" : planned.log).toBe("");
  expect(planned).toMatchObject({ isApart: true, isTricked: false });
  // what is approved is read, and only as it is committed
  const malformed = await run("plan", fleet.propose(change, { "guard.yml": "approved: all" }).head);
  expect(malformed).toMatchObject({ code: 1, log: expect.stringContaining("approvals/malformed") as string });
  const reported = await run("preview");
  expect(reported.code === 0 ? "" : reported.log).toBe("");
  expect(reported).toMatchObject({ isApart: true, isTricked: false });
  expect(readFileSync(join(store, "preview.md"), "utf8")).toContain("home");
});

test("Atlantis: plans as it says, and applies what it planned", async () => {
  const { workflows } = parse(readFileSync(join(root, "ci", "atlantis-server.yaml"), "utf8")) as AtlantisFile;
  const { merge } = fleet.propose({ home: { a: { input: "three" } } }, { "guard.yml": "[]" });
  const folder = join(mkdtempSync(join(fleet.around, "atlantis-")), "fleet");
  fleet.checkout(folder, merge, { with: { "fetch-depth": "50" } });
  const git = `git remote add origin "file://${join(fleet.around, "repository")}"`;
  const env = { CI: "", TOOL: root, BASE_BRANCH_NAME: "main", ATLANTIS_GH_TOKEN: "secret", GITHUB_TOKEN: "secret" };
  const run = async (step: "plan" | "apply") => {
    const commands = workflows["anycast-edge"][step].steps.map(({ run: one }) =>
      typeof one === "string" ? one : one.command,
    );
    let log = "";
    for (const command of commands) {
      const ended = await runner.shell(command, folder, env);
      log += ended.log;
      if (ended.code !== 0) return { code: ended.code, log };
    }
    return { code: 0, log };
  };

  await runner.shell(git, folder, {});
  const planned = await run("plan");
  expect(planned).toMatchObject({ code: 0, log: expect.stringContaining("terraform_data.a") as string });

  const approvals = join(folder, ".preview", "guard.yml");
  writeFileSync(approvals, "approved: all");
  expect(await run("apply")).toMatchObject({ code: 1, log: expect.stringContaining("approvals/malformed") as string });
  writeFileSync(approvals, "[]");
  // what is approved sees neither Atlantis' variables nor its tokens
  appendFileSync(
    join(folder, "app.js"),
    "if (/ATLANTIS_|GITHUB_TOKEN/.test(Object.keys(process.env))) process.exit(9);",
  );
  const applied = await run("apply");
  expect(applied.code === 0 ? "" : applied.log).toBe("");
  expect(fleet.stored("home")).toContain("three");

  writeFileSync(join(folder, "guard.yml"), "approved: all");
  const who = "-c user.name=test -c user.email=test@example.com";
  await runner.shell(`git ${who} commit --quiet --message approvals guard.yml`, folder, {});
  expect(await run("plan")).toMatchObject({ code: 1, log: expect.stringContaining("approvals/malformed") as string });
  rmSync(folder, { recursive: true });
});
