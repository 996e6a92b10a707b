import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "./test-project";

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-bin-"));
const sandbox = join(folder, "sandbox");
afterAll(() => rmSync(folder, { recursive: true }));

function command(program: string, args: string[], cwd = root) {
  const options = { cwd, env: { ...process.env, ANYCAST_EDGE_SANDBOX: sandbox }, encoding: "utf8" as const };
  const { status: code, stdout, stderr } = spawnSync(program, args, options);
  return { code, stdout, stderr };
}

const run = (...args: string[]) => command(process.execPath, [join(root, "cli", "bin.js"), ...args]);
const problemsIn = (stdout: string) => (JSON.parse(stdout) as { problems: Record<string, unknown>[] }).problems;

test("help lists the commands and exits 0", () => {
  const { code, stdout, stderr } = run("--help");

  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const listed = [...stdout.matchAll(/^ {2}(\w+)\b/gm)].map(([, name]) => name);
  const inOrder =
    "new validate list explain relay timeouts simulate picture compare affected preview report comment apply shift dispatch probe drill doctor guard sandbox help";
  expect(listed.join(" ")).toBe(inOrder);
});

test.each([
  ["nothing at all", [], /^Usage: anycast-edge/],
  ["an unknown command", ["lst"], /^unknown command `lst`, did you mean list\? \(cli\/usage\)\n {4}fix: /],
  ["an unknown command of the sandbox", ["sandbox", "rest"], /^unknown command `rest`, did you mean reset\?/],
  ["an unknown option", ["list", "--jsn"], /^unknown option `--jsn`, did you mean --json\?/],
  ["a missing argument", ["explain", "starfall"], /^missing required argument `environment`/],
  ["one argument too many", ["list", "starfall"], /^too many arguments/],
  [
    "an unknown game",
    ["explain", "starfal", "dev"],
    /^there is no game `starfal`, did you mean starfall\? \(explain\/unknown-game\)/,
  ],
  ["a folder that is not there", ["list", "--games", "nowhere"], /\(project\/no-games\)/],
  ["no command for the sandbox", ["sandbox", "run"], /\(sandbox\/no-command\)/],
  [
    "JSON that the command should print",
    ["sandbox", "run", "--", "no-such-program", "--json"],
    /\(sandbox\/command-not-found\)/,
  ],
])("%s: exit code 1, words on standard error, no stack trace", (_, args, words) => {
  const { code, stdout, stderr } = run(...args);

  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(words);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test.each([
  ["anycast-edge", ["lst"]],
  ["anycast-edge list", ["list", "--jsn"]],
  ["anycast-edge dispatch", ["dispatch", "serv"]],
  ["anycast-edge dispatch verify", ["dispatch", "verify", "dispatch.json"]],
])("what is not understood points to the help of %s", (named, args) => {
  expect(run(...args).stderr).toMatch(new RegExp(`\\(cli/usage\\)\\n {4}fix: see \`${named} --help\`\\n$`));
});

test("help marks the options that cannot be left out", () => {
  const marked = (...args: string[]) => [...run(...args, "--help").stdout.matchAll(/--\w+(?= <[^-]*\(required\))/g)];

  for (const name of ["write", "verify", "serve"]) expect(marked("dispatch", name).join()).toBe("--key");
  expect(marked("list")).toEqual([]);
});

test.each([
  ["cli/usage", ["list", "--json", "--surprise"]],
  ["explain/unknown-environment", ["explain", "starfall", "prd", "--json"]],
  ["sandbox/no-command", ["sandbox", "run", "--json"]],
])("--json tells %s to machines too", (code, args) => {
  const { code: status, stdout } = run(...args);

  expect(status).toBe(1);
  expect(problemsIn(stdout)).toEqual([{ code, what: expect.any(String) as string, fix: expect.any(String) as string }]);
});

test("the command on the sandbox gets all its options, and what it prints is all there is on standard output", () => {
  const script = "console.log(JSON.stringify(process.argv.slice(1))); process.exit(5)";
  const options = ["--json", "--help", "--games", "x"];
  const { code, stdout } = run("sandbox", "run", "--", process.execPath, "-e", script, "--", ...options);

  expect(JSON.parse(stdout)).toEqual(options);
  expect(code).toBe(5);
});

test("npx finds it from the root and from every folder of the project, in any shell", () => {
  for (const place of [".", "games/starfall", "cli"]) {
    const { code, stdout } = command("bash", ["-lc", "npx anycast-edge list --json"], join(root, place));

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ game: "starfall", environment: "dev" }));
  }
});

test("a project that is not set up is told in one message what to do", () => {
  const bin = join(folder, "cli", "bin.js");
  const withNode = (node: string) => {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ engines: { node } }));
    return command(process.execPath, [bin, "list"], folder);
  };
  mkdirSync(dirname(bin));
  cpSync(join(root, "cli", "bin.js"), bin);
  const [fresh, old] = [withNode(">=20.9"), withNode(">=99.0")];

  expect(fresh).toMatchObject({ code: 1, stdout: "" });
  expect(fresh.stderr).toMatch(
    /^anycast-edge is not set up: node_modules\/tsx is missing \(setup\/missing\)\n {4}fix: run `npm run setup` in \S+\n$/,
  );
  expect(old).toMatchObject({ code: 1, stdout: "" });
  expect(old.stderr).toMatch(/^Node \S+ is too old \(setup\/missing\)\n {4}fix: install Node 99\.0 or newer\n$/);
});
