import { readFileSync, symlinkSync } from "node:fs";
import { validate } from "../../../cli/commands/validate";
import type { LocatedProblem } from "../../../model/problem";
import { FakeTerminal } from "../../support/terminal";
import { TestProject } from "../test-project";

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.remove());

async function run(files: string[] = [], { json = false, from = "." } = {}) {
  const terminal = new FakeTerminal();
  const code = await validate({ project: project.from(from), files, json }, terminal);
  return { code, terminal, problems: json ? (terminal.json as LocatedProblem[]) : [] };
}

/** starfall-dev with a line replaced. */
function change(before: string | RegExp, after: string): void {
  const file = project.path("games/starfall/dev.yaml");
  const text = readFileSync(file, "utf8").replace(before, after);
  project.write("games/starfall/dev.yaml", text);
}

test("the shipped environments have no problems", async () => {
  const { code, terminal } = await run();

  expect(terminal.stdout).toBe("3 environments, no problems");
  expect(code).toBe(0);
});

test("a problem says where, what, its code and the fix, and makes the exit code 1", async () => {
  change("ap-tokyo,", "ap-tokio,");
  const { code, terminal } = await run();

  expect(terminal.stdout).toMatch(
    /^games\/starfall\/dev\.yaml:7:20: .*ap-tokio.*, did you mean ap-tokyo\? \([a-z/-]+\)/,
  );
  expect(terminal.stdout).toMatch(/\n {4}fix: \S/);
  expect(terminal.stdout).toMatch(/\n\n\d problems?$/);
  expect(code).toBe(1);
});

test("--json is an array of problems with the same six keys, and empty when all is well", async () => {
  expect((await run([], { json: true })).problems).toEqual([]);

  change("bandwidthMbps: 50 }", "bandwidthMbps: fast }\nsurprise: 1");
  const { code, problems } = await run([], { json: true });

  expect(problems.length).toBeGreaterThanOrEqual(2);
  for (const problem of problems) {
    expect(Object.keys(problem)).toEqual(["file", "line", "column", "code", "what", "fix"]);
  }
  expect(problems).toContainEqual(expect.objectContaining({ file: "games/starfall/dev.yaml", line: 2 }));
  expect(problems).toContainEqual(expect.objectContaining({ file: "games/starfall/dev.yaml", line: 3 }));
  expect(code).toBe(1);
});

describe("what relays boot with", () => {
  const tooLarge = (): void =>
    change(
      "relays: { zones: { ap-tokyo-1",
      `relays: { userData: "#!/bin/sh ${"x".repeat(12_000)}", zones: { ap-tokyo-1`,
    );

  test("is checked for its size, as synth does", async () => {
    tooLarge();
    const { code, terminal } = await run();

    expect(terminal.stdout).toMatch(
      /^games\/starfall\/dev\.yaml:7:50: what the relays of starfall-dev-edge-tokyo boot with has .* \(edge\/boot-size\)\n {4}fix: /,
    );
    expect(terminal.stdout).toMatch(/\n\n1 problem$/);
    expect(code).toBe(1);
  });

  test("is told to machines too, and only where it is meant", async () => {
    tooLarge();
    const { code, problems } = await run([], { json: true });

    expect(problems).toEqual([
      expect.objectContaining({ file: "games/starfall/dev.yaml", line: 7, column: 50, code: "edge/boot-size" }),
    ]);
    expect(code).toBe(1);
    expect((await run(["games/starfall/prod.yaml"])).code).toBe(0);
  });

  test("waits until the rest of the environment is right", async () => {
    tooLarge();
    change("bandwidthMbps: 50", "bandwidthMbps: 0");
    const { problems } = await run([], { json: true });

    expect(problems.map(({ code }) => code)).not.toContain("edge/boot-size");
    expect(problems).not.toEqual([]);
  });
});

test("files are told as seen from where the command was called", async () => {
  change("bandwidthMbps: 50", "bandwidthMbps: 0");
  const { problems } = await run([], { json: true, from: "games/starfall" });

  expect(problems.map(({ file }) => file)).toEqual(["dev.yaml"]);
});

describe("with files", () => {
  test("only what is wrong with those is told", async () => {
    change("bandwidthMbps: 50", "bandwidthMbps: 0");

    expect((await run(["games/starfall/prod.yaml", "games/moonrush"])).terminal.stdout).toBe(
      "2 environments, no problems",
    );
    expect((await run(["games/starfall/dev.yaml"])).code).toBe(1);
    expect((await run(["games/starfall"])).code).toBe(1);
    expect((await run(["../moonrush/live.yaml", "prod.yaml"], { from: "games/starfall" })).code).toBe(0);
    expect((await run(["dev.yaml"], { from: "games/starfall" })).code).toBe(1);
  });

  test("the defaults they build on are theirs too", async () => {
    project.write("games/starfall/defaults.yaml", "cloud: tencent\nports: 7000\n");
    const inDefaults = { file: "games/starfall/defaults.yaml", line: 2 };

    expect((await run(["games/starfall/prod.yaml"], { json: true })).problems).toContainEqual(
      expect.objectContaining(inDefaults),
    );
    expect((await run(["games/starfall/defaults.yaml"], { json: true })).problems).toContainEqual(
      expect.objectContaining(inDefaults),
    );
    expect((await run(["games/moonrush/live.yaml"])).code).toBe(0);
  });

  test.each([
    ["an environment", "games/starfall/prod.yaml", "games/starfall/defaults.yaml"],
    ["a game's folder", "games/starfall", "games/defaults.yaml"],
  ])("%s whose only problems are in the defaults is still one", async (_, named, defaults) => {
    project.write(defaults, `${readFileSync(project.path(defaults), "utf8")}accountIds: 5\n`);
    const { code, problems } = await run([named], { json: true });

    expect(problems).not.toEqual([]);
    expect(problems.filter(({ file }) => file !== defaults)).toEqual([]);
    expect(code).toBe(1);
  });

  test("defaults that nothing builds on yet are fine", async () => {
    project.write("games/nova/defaults.yaml", "cloud: tencent\n");

    expect((await run(["games/nova/defaults.yaml"])).code).toBe(0);
  });

  test.each([
    ["is not there", "games/starfall/staging.yaml"],
    ["is not in the folder of the environments", "cdktf.json"],
    ["is none the loader reads", "games/starfall/README.md"],
    ["is a link out of the folder", "games/starfall/outside.md"],
  ])("one that %s is a problem, and the others are checked all the same", async (_, file) => {
    project.write("games/starfall/README.md", "# The live game");
    symlinkSync(project.path("cdktf.json"), project.path("games/starfall/outside.md"));
    change("bandwidthMbps: 50", "bandwidthMbps: 0");
    const { code, problems } = await run([file, "games/starfall/dev.yaml"], { json: true });

    expect(problems.map((problem) => problem.file)).toEqual([file, "games/starfall/dev.yaml"]);
    expect(problems[0]).toMatchObject({ code: "validate/not-an-environment", line: 1, column: 1 });
    expect(code).toBe(1);
  });
});

describe("bad input is a problem in its file, never an exception", () => {
  const dev = "games/starfall/dev.yaml";
  const ports = (text: string): string => `ports: { ${text} }\n`;
  const port = (number: number, protocol = "tcp"): string => `{ protocol: ${protocol}, port: ${number} }`;

  test.each([
    ["a wrong type", "entry: 12\n"],
    ["an unknown key", "entri: { bandwidthMbps: 5 }\n"],
    ["port 0", ports(`game: ${port(0)}`)],
    ["port 65536", ports(`game: ${port(65536)}`)],
    ["the same port and protocol twice", ports(`game: ${port(7000)}, other: ${port(7000)}`)],
    [
      "overlapping ports",
      ports("game: { protocol: tcp, port: { from: 7000, to: 7010 } }, other: { protocol: tcp, port: 7005 }"),
    ],
    ["home in mainland China", "home: { region: ap-guangzhou, zones: [ap-guangzhou-3, ap-guangzhou-4] }\n"],
    ["a region without anycast", "home: { region: sa-nowhere, zones: [sa-nowhere-1, sa-nowhere-2] }\n"],
    ["bandwidth 0", "entry: { bandwidthMbps: 0 }\n"],
    ["bandwidth 2001", "entry: { bandwidthMbps: 2001 }\n"],
    ["a timeout as long as the interval", "home: { health: { intervalSeconds: 5, timeoutSeconds: 5 } }\n"],
    ["more machines at least than at most", "home: { fleet: { min: 5, max: 4 } }\n"],
    ["no YAML", "entry: [\n"],
    ["no text", "\u0000\u0001\u0002"],
    ["nothing but a list", "- entry\n"],
    ["5 MB", `# ${"x".repeat(5 * 1024 * 1024)}\n`],
    ["an alias bomb", bomb()],
  ])("%s", async (_, text) => {
    project.write(dev, text);
    const { code, problems } = await run([dev], { json: true });

    expect(code).toBe(1);
    expect(problems.map(({ file }) => file)).toContain(dev);
    for (const problem of problems) {
      expect(problem.code).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z0-9]+)*$/);
      expect(problem.what).toMatch(/[^.\s]$/);
      expect(problem.fix).not.toBe("");
      expect(Math.min(problem.line, problem.column)).toBeGreaterThanOrEqual(1);
    }
  });

  test("an environment whose name begins another's", async () => {
    project.write("games/starfall/dev-eu.yaml", readFileSync(project.path(dev), "utf8").replace("play-dev", "play-eu"));
    const { code, problems } = await run([], { json: true });

    expect(code).toBe(1);
    expect(problems.map(({ what }) => what).join()).toContain("starfall-dev");
  });
});

function bomb(): string {
  const lines = ["tags: { a: &a0 { x: lol } }"];
  for (let level = 1; level < 12; level++) {
    const before = `*a${level - 1}`;
    lines.push(`b${level}: &a${level} [${Array(10).fill(before).join(", ")}]`);
  }
  return `${lines.join("\n")}\n`;
}
