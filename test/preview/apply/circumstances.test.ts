import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Interrupted } from "../../../cli/interrupt";
import { FakeTerminal } from "../../support/terminal";
import type { ApplyInput } from "../../../cli/commands/apply";
import { declared, PreviewedApp } from "./previewed-app";
import { thing } from "./small-app";

jest.setTimeout(120_000);

let app: PreviewedApp;
beforeAll(() => {
  app = new PreviewedApp();
});
afterAll(() => app.remove());

describe("another configuration", () => {
  afterEach(() => app.git("reset", "--hard", "--quiet", "main"));

  test("is refused, and the places that differ are named", async () => {
    app.write(
      "stacks.json",
      JSON.stringify({ one: thing("11", { locals: { a: 1 } }), two: thing("20", { dependencies: ["one"] }) }),
    );

    expect(await app.refused()).toEqual([
      "apply/other-configuration: one is not the one that was approved, its config differ: " +
        "/locals added, /output/given/value changed, /resource/terraform_data/thing/input changed",
    ]);
  });

  test("is refused, and the stack that is not declared any more is named", async () => {
    app.write("stacks.json", JSON.stringify({ two: thing("20", { dependencies: ["one"] }) }));

    expect(await app.refused()).toEqual(["apply/other-configuration: one was approved and is not declared here"]);
  });

  test("of a stack that is not meant is no reason", async () => {
    app.write("stacks.json", JSON.stringify(declared("11", "20")));

    expect(await app.deployed({ stacks: ["two"] })).toEqual([["two"]]);
  });

  test("another commit is none: a comment, or another stack", async () => {
    app.write("README.md", "# app");
    const more = { ...declared("10", "20"), three: thing("3") };
    app.git("checkout", "--quiet", "-b", "other");
    app.declare(more);
    const told = await app.deployed();
    app.git("checkout", "--quiet", "main");

    expect(told).toEqual([["one", "two"]]);
  });

  test("says which part differs where the approved commit is not in this clone", async () => {
    rmSync(join(app.folder, ".git"), { recursive: true });
    app.git("init", "--quiet", "--initial-branch=main");
    app.declare({});
    app.git("tag", "nothing");
    app.declare(declared("11", "20"));
    const told = await app.refused();
    app.declare(declared("10", "20"));

    expect(told).toEqual(["apply/other-configuration: one is not the one that was approved, its config differ"]);
  });
});

test("another version of Terraform", async () => {
  const fake = join(app.around, "terraform-1.9");
  writeFileSync(fake, '#!/bin/sh\n[ "$1" = version ] && echo "Terraform v1.9.0" && exit\nexec terraform "$@"\n');
  chmodSync(fake, 0o755);

  expect(await app.refused({ env: { ...app.env, TERRAFORM_BINARY_NAME: fake } })).toEqual([
    expect.stringMatching(/^apply\/other-terraform: the plans are of \w+ \S+, and terraform 1\.9\.0 is here/),
  ]);
});

describe("stacks that cannot be applied", () => {
  afterEach(() => app.restore());
  const with_ = (more: object): void =>
    app.edit((report) => ({
      ...report,
      stacks: [...report.stacks, { ...report.stacks[0], id: "three", plan: null, seal: null, ...more }],
    }));

  test.each(["error", "refused"])("none is applied beside one with status %s, but others alone", async (status) => {
    with_({ status });

    expect(await app.refused()).toEqual(["apply/not-planned: three could not be planned: the preview says why"]);
    expect(await app.deployed({ stacks: ["one", "two"] })).toEqual([["one", "two"]]);
  });

  test.each(["projected", "waits", "removed"])("those with status %s are left as they are", async (status) => {
    with_({ status });
    const { terminal } = await app.check();

    expect(terminal.json).toMatchObject({ left: [{ id: "three", status }] });
    expect(terminal.stderr).toContain(`three: left as it is (${status}): `);
  });

  test("says at the end what is left, and why", async () => {
    with_({ status: "projected" });
    const { terminal } = await app.check({ json: false });

    expect(terminal.stdout).toContain("three: left as it is (projected): preview again afterwards");
  });

  test("is no success where one is named and nothing is applied", async () => {
    with_({ status: "projected" });
    const { code, terminal } = await app.check({ stacks: ["three"], json: false });

    expect({ code, runs: terminal.runs }).toEqual({ code: 1, runs: [] });
    expect(terminal.stdout).toMatch(/three: left as it is \(projected\): .*\nnothing can be applied yet$/);
  });

  test("a plan that was not saved", async () => {
    with_({ status: "changes" });
    expect(await app.refused()).toEqual(["apply/not-saved: the plan of three was not saved"]);
  });

  test("one that keeps its state in the output folder", async () => {
    app.git("checkout", "--quiet", "-b", "inside");
    app.declare({ one: thing("1", { terraform: { backend: { local: { path: "terraform.tfstate" } } } }) });
    app.preview();
    const told = await app.refused();
    app.git("checkout", "--quiet", "main");
    app.preview();
    app.keep();

    expect(told).toEqual([expect.stringContaining("apply/state-in-output: one keeps its state in the output folder")]);
  });
});

describe("used wrongly", () => {
  test.each<[string, Partial<ApplyInput>]>([
    ["apply/nobody-to-ask", { autoApprove: false, json: false }],
    ["apply/nobody-to-ask", { autoApprove: false, json: true }],
    ["apply/no-such-stack", { stacks: ["three"] }],
    ["apply/no-file", { from: "nowhere.json" }],
    ["apply/no-file", { planSecret: "nowhere.pem" }],
    ["apply/no-file", { approvals: "nowhere.yml" }],
    ["bundle/no-file", { plans: "nowhere" }],
    ["bundle/no-file", { plans: "app.js" }],
  ])("%s with %j", async (code, wish) => {
    expect(await app.refused(wish)).toEqual(expect.arrayContaining([expect.stringContaining(`${code}: `)]));
  });

  test("whoever is stopped at the question applies nothing", async () => {
    const stop = new AbortController();
    const terminal = new FakeTerminal([]);
    terminal.confirm = () => {
      stop.abort(new Interrupted("SIGTERM"));
      return new Promise(() => undefined);
    };
    const { code } = await app.check({ autoApprove: false, json: false, signal: stop.signal }, terminal);

    expect({ code, runs: terminal.runs, said: terminal.errs.at(-1) }).toEqual({
      code: 143,
      runs: [],
      said: "stopped by SIGTERM",
    });
  });

  test("whoever says no applies nothing", async () => {
    const { code, terminal } = await app.check({ autoApprove: false, json: false }, ["no"]);

    expect({ code, asked: terminal.asked, runs: terminal.runs }).toEqual({ code: 1, asked: ["Apply it?"], runs: [] });
    expect(terminal.stderr).toMatch(
      /2 stacks to apply to the cloud, as previewed for [0-9a-f]{7} on .*\n {2}one: 1 changed/,
    );
  });
});
