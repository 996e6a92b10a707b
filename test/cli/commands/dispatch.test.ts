import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dispatchKeygen } from "../../../cli/commands/dispatch-keygen";
import { dispatchVerify, type DispatchVerifyInput } from "../../../cli/commands/dispatch-verify";
import { dispatchWrite, type DispatchWriteInput } from "../../../cli/commands/dispatch-write";
import type { DispatchList } from "../../../dispatch/list";
import { until } from "../../../drill/until";
import { FakeTerminal } from "../../support/terminal";
import { writeState } from "../deployed/state-file";
import { root, TestProject } from "../test-project";

jest.setTimeout(60_000);

const project = new TestProject();
const now = new Date("2026-11-26T12:00:00Z");
let cwd: string;
beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), "anycast-edge-dispatch-cli-"));
  await dispatchKeygen({ cwd, name: "a", json: false }, new FakeTerminal());
  writeFileSync(join(cwd, "outputs.json"), JSON.stringify(outputs));
});
afterEach(() => rmSync(cwd, { recursive: true }));
afterAll(() => project.remove());

/** As `cdktf output --outputs-file` writes them. */
const outputs = {
  "starfall-prod-entry": { entry_id: "eip-1", addresses: ["203.0.113.1"], dns_name: "" },
  "starfall-prod-edge-tokyo": { addresses: { "ap-tokyo-1-1": "198.51.100.1", "ap-tokyo-2-1": "198.51.100.2" } },
  "starfall-prod-edge-singapore": { addresses: { "ap-singapore-1-1": "198.51.100.3" } },
  "starfall-prod-edge-frankfurt": { addresses: { "eu-frankfurt-1-1": "198.51.100.4" } },
};

async function write(changes: Partial<DispatchWriteInput> = {}) {
  const terminal = new FakeTerminal();
  const wanted = { project: project.from(), game: "starfall", environment: "prod", cwd };
  const files = { key: "a.key.pem", out: "dispatch.json", outputs: "outputs.json" };
  const signal = new AbortController().signal;
  const code = await dispatchWrite({ ...wanted, ...files, json: false, env: {}, signal, now, ...changes }, terminal);
  return { code, terminal };
}

async function verify(changes: Partial<DispatchVerifyInput> = {}) {
  const terminal = new FakeTerminal();
  const input = { cwd, file: "dispatch.json", keys: ["a.pub.pem"], json: false, now, ...changes };
  return { code: await dispatchVerify(input, terminal), terminal };
}

test("keys: one that only its owner can read, one for everybody, and neither is ever written over", async () => {
  const terminal = new FakeTerminal();
  expect(await dispatchKeygen({ cwd, name: "b", json: true }, terminal)).toBe(0);

  expect(terminal.json).toEqual({
    id: expect.stringMatching(/^[\w-]{43}$/) as string,
    privateKey: "b.key.pem",
    publicKey: "b.pub.pem",
  });
  expect(statSync(join(cwd, "b.key.pem")).mode & 0o777).toBe(0o600);
  expect(terminal.stdout).not.toContain(readFileSync(join(cwd, "b.key.pem"), "utf8").split("\n")[1]);
  await expect(dispatchKeygen({ cwd, name: "b", json: false }, terminal)).rejects.toThrow("(dispatch/key-exists)");
  await expect(dispatchKeygen({ cwd, name: "c/d", json: false }, terminal)).rejects.toThrow("(dispatch/not-written)");
});

test("keys: where one of a pair is taken no half of one is left", async () => {
  writeFileSync(join(cwd, "b.pub.pem"), "an old one");

  await expect(dispatchKeygen({ cwd, name: "b", json: false }, new FakeTerminal())).rejects.toThrow(
    "(dispatch/key-exists)",
  );
  expect(existsSync(join(cwd, "b.key.pem"))).toBe(false);
  expect(readFileSync(join(cwd, "b.pub.pem"), "utf8")).toBe("an old one");
});

test("keys: those that sign are ignored by Git, wherever they are made", () => {
  copyFileSync(join(root, ".gitignore"), join(cwd, ".gitignore"));
  const git = (...args: string[]): string => spawnSync("git", args, { cwd, encoding: "utf8" }).stdout;
  git("init", "--quiet");

  expect(git("check-ignore", "a.key.pem", "games/b.key.pem", "a.pub.pem")).toBe("a.key.pem\ngames/b.key.pem\n");
});

test("what is written is what verify shows", async () => {
  const { code, terminal } = await write();
  const shown = await verify();

  expect({ code, shown: shown.code }).toEqual({ code: 0, shown: 0 });
  expect(terminal.stdout).toBe(
    "dispatch.json: version 1795694400 of starfall prod, counts until 2026-12-26T12:00:00.000Z\n" +
      "3 edges, 0 player regions",
  );
  expect(shown.terminal.stdout).toMatch(
    /^starfall prod, version 1795694400\nissued .*\n\nWHERE +ADDRESS +WEIGHT +CAPACITY\n/,
  );
  expect(shown.terminal.stdout).toMatch(/\nentry +203.0.113.1\n/);
  expect(shown.terminal.stdout).toMatch(/\ntokyo +198.51.100.2 +100 +20000\n/);
  expect(shown.terminal.stdout).toMatch(/\n\(none\) +entry, then frankfurt \+ singapore \+ tokyo$/);
});

test("without a file of outputs the states of the stacks are read", async () => {
  const { PATH } = process.env;
  const deployed = {
    ...outputs,
    "starfall-prod-home": { endpoint_id: "lb-1" },
    "starfall-prod-traffic": { names: ["play.starfall.example"] },
  };
  for (const [stack, values] of Object.entries(deployed)) {
    writeState(project.path(join("box", "state", `${stack}.tfstate`)), values);
  }
  const inSandbox = { outputs: undefined, env: { PATH, ANYCAST_EDGE_SANDBOX: project.path("box") } };
  const fromFile = (await write({ json: true, out: "other.json" })).terminal.json as DispatchList;

  expect((await write({ json: true, ...inSandbox })).terminal.json).toEqual(fromFile);
  await expect(write({ outputs: undefined, env: { PATH } })).rejects.toThrow("(deployed/missing)");
});

test("machines get the list itself, from both", async () => {
  const { terminal } = await write({ json: true });
  const list = terminal.json as DispatchList;

  expect(list).toMatchObject({ schema: "dispatch/v1", game: "starfall", entry: { addresses: ["203.0.113.1"] } });
  expect((await verify({ json: true })).terminal.json).toEqual(list);
});

test("the version grows, also twice in a second, or when the clock was set back", async () => {
  const version = async (when: Date): Promise<number> =>
    ((await write({ json: true, now: when })).terminal.json as DispatchList).version;
  const [first, second] = [await version(now), await version(now)];

  expect(second).toBe(first + 1);
  expect(await version(new Date("2026-11-25T12:00:00Z"))).toBe(second + 1);
  expect(await version(new Date("2026-11-27T12:00:00Z"))).toBe(first + 86_400);
});

test("an older file is refused where a newer one has been seen", async () => {
  await write();
  const older = readFileSync(join(cwd, "dispatch.json"));
  await write();
  await verify({ seen: "seen.json" });
  writeFileSync(join(cwd, "dispatch.json"), older);

  await expect(verify({ seen: "seen.json" })).rejects.toThrow("(dispatch/older)");
  expect((await verify()).code).toBe(0);
  expect(JSON.parse(readFileSync(join(cwd, "seen.json"), "utf8"))).toEqual({ "starfall-prod": 1795694401 });
});

test.each<[string, string, string | undefined]>([
  ["the right environment", "starfall/prod", undefined],
  ["another environment", "starfall/dev", "dispatch/other-environment"],
  ["another game", "skyline/prod", "dispatch/other-environment"],
  ["no environment", "starfall", "dispatch/of"],
  ["half an environment", "starfall/", "dispatch/of"],
])("a list is held against %s", async (_what, of, code) => {
  await write();
  const refusal = await verify({ of }).then(
    () => undefined,
    (error: unknown) => (error as Error).message,
  );

  expect(/\((dispatch\/.*)\)/.exec(refusal ?? "")?.[1]).toBe(code);
});

test.each([
  ["everybody", 0o644],
  ["the group", 0o640],
])("a private key that %s can read is not used", async (_whom, mode) => {
  chmodSync(join(cwd, "a.key.pem"), mode);

  await expect(write()).rejects.toThrow("(dispatch/key-open)");
});

test("a right file is not replaced by one that everybody would refuse", async () => {
  await write();
  const right = readFileSync(join(cwd, "dispatch.json"), "utf8");
  const wrong = { ...outputs, "starfall-prod-entry": { addresses: ["not-an-address"] } };
  writeFileSync(join(cwd, "outputs.json"), JSON.stringify(wrong));

  await expect(write()).rejects.toThrow(/`entry.addresses.0`.* \(dispatch\/unusable\)/);
  expect(readFileSync(join(cwd, "dispatch.json"), "utf8")).toBe(right);
});

describe("writes nothing", () => {
  const without = (stack: string): string =>
    JSON.stringify(Object.fromEntries(Object.entries(outputs).filter(([name]) => name !== stack)));

  test.each<[string, string, Partial<DispatchWriteInput>, string | undefined]>([
    ["for a game that is none", "explain/unknown-game", { game: "starfal" }, undefined],
    ["with a key that is not there", "dispatch/unreadable", { key: "b.key.pem" }, undefined],
    ["with a public key", "dispatch/key", { key: "a.pub.pem" }, undefined],
    ["without the file of outputs", "dispatch/unreadable", { outputs: "none.json" }, undefined],
    ["without outputs", "dispatch/outputs-file", {}, "[]"],
    ["without the entry", "dispatch/outputs-file", {}, without("starfall-prod-entry")],
    ["without an edge", "dispatch/edge-not-deployed", {}, without("starfall-prod-edge-tokyo")],
    [
      "with an address of an edge that is none",
      "dispatch/unusable",
      {},
      JSON.stringify({ ...outputs, "starfall-prod-edge-tokyo": { addresses: { a: "10.0.0" } } }),
    ],
    ["into a folder that is not there", "dispatch/not-written", { out: "none/dispatch.json" }, undefined],
    ["over a file that is no list", "dispatch/out-taken", { out: "outputs.json" }, undefined],
  ])("%s", async (_what, code, changes, text) => {
    if (text !== undefined) writeFileSync(join(cwd, "outputs.json"), text);
    const before = readFileSync(join(cwd, "outputs.json"), "utf8");

    await expect(write(changes)).rejects.toThrow(`(${code})`);
    expect(readFileSync(join(cwd, "outputs.json"), "utf8")).toBe(before);
    await expect(verify()).rejects.toThrow("(dispatch/unreadable)");
  });

  test("over another environment's list", async () => {
    await write();
    const dev = { "starfall-dev-entry": outputs["starfall-prod-entry"] };
    writeFileSync(join(cwd, "outputs.json"), JSON.stringify(dev));

    await expect(write({ environment: "dev" })).rejects.toThrow("(dispatch/out-taken)");
  });
});

describe("the command itself", () => {
  const bin = join(root, "cli", "bin.js");
  const run = (...args: string[]) => spawnSync(process.execPath, [bin, "dispatch", ...args], { cwd, encoding: "utf8" });

  test.each<[string, string[], string]>([
    ["no key", ["verify", "dispatch.json"], "cli/usage"],
    ["a key that is not there", ["serve", "dispatch.json", "--key", "none.pem"], "dispatch/unreadable"],
    ["a port that is none", ["serve", "dispatch.json", "--key", "a.pub.pem", "--listen", "8080"], "dispatch/listen"],
  ])("%s: exit code 1, words on standard error, and JSON for machines", (_what, args, code) => {
    const { status, stdout, stderr } = run(...args, "--json");
    expect(status).toBe(1);
    expect(stderr).toContain(`(${code})`);
    expect((JSON.parse(stdout) as { problems: { code: string }[] }).problems[0]?.code).toBe(code);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("serves until %s, which is no failure", async (signal) => {
    await write({ now: new Date() });
    const args = ["dispatch", "serve", "dispatch.json", "--key", "a.pub.pem", "--listen", "127.0.0.1:0"];
    const child = spawn(process.execPath, [bin, ...args], { cwd });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    try {
      await until("it listens", () => output.includes("listens on") || child.exitCode !== null, 30);
      const [, port = ""] = /port (\d+)/.exec(output) ?? [];
      expect((await fetch(`http://127.0.0.1:${port}/v1/dispatch`)).status).toBe(200);
    } finally {
      child.kill(signal);
    }
    expect({ code: await ended, last: output.trim().split("\n").at(-1) }).toEqual({ code: 0, last: "stopped" });
  });
});
