import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Program } from "../../drill/program";
import { until } from "../../drill/until";
import { Running } from "./running";

jest.setTimeout(60_000);

const root = join(__dirname, "..", "..");
const lines = readFileSync(join(root, "dispatch", "Containerfile"), "utf8").split("\n");
const folder = mkdtempSync(join(tmpdir(), "anycast-edge-container-"));
const bundle = join(folder, "dispatcher.cjs");
const metafile = join(folder, "meta.json");
afterAll(() => rmSync(folder, { recursive: true }));

/** What the container file copies out of the repository. */
const copied = lines.flatMap((line) => (/^COPY (?!--)(.*) \S+$/.exec(line)?.[1] ?? "").split(" ").filter(Boolean));

beforeAll(() => {
  const [, program = "", args = ""] = lines.map((line) => /^RUN (\S*esbuild) (.*)$/.exec(line)).find(Boolean) ?? [];
  const said = args.replace("/dispatcher.cjs", bundle).split(" ");
  const { status, stderr } = spawnSync(program, [...said, `--metafile=${metafile}`], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
});

test("everything the bundle is made of is copied, and there is all that is copied", () => {
  const { inputs } = JSON.parse(readFileSync(metafile, "utf8")) as { inputs: Record<string, unknown> };
  const folders = [...new Set(Object.keys(inputs).map((file) => file.split("/")[0] ?? ""))].sort();

  expect(folders).toEqual(["dispatch", "model", "node_modules"]);
  expect(copied).toEqual(expect.arrayContaining(["dispatch", "model", "package-lock.json"]));
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("what was seen outlives a restart: in a volume of its own", () => {
  const [, volume = ""] = /^VOLUME (\S+)$/m.exec(lines.join("\n")) ?? [];
  const [, command = "[]"] = /^CMD (.*)$/m.exec(lines.join("\n")) ?? [];
  const args = JSON.parse(command) as string[];

  expect(args[args.indexOf("--seen") + 1]).toBe(`${volume}/versions.json`);
});

test(
  "the bundle alone answers players, and stops when it is told to",
  Running.with(async (running) => {
    await running.writeList();
    const files = [running.path("dispatch.json"), "--key", running.path("a.pub.pem")];
    const program = new Program("dispatcher", process.execPath, [bundle, ...files, "--listen", "127.0.0.1:0"]);
    try {
      await until("it listens", () => program.log.includes("listens on") || !program.running);
      const [, port = ""] = /port (\d+)/.exec(program.log) ?? [];
      expect((await fetch(`http://127.0.0.1:${port}/v1/dispatch?region=jp`)).status).toBe(200);
    } finally {
      await program.stop();
    }
    expect({ code: await program.exit(), last: program.log.trim().split("\n").at(-1) }).toEqual({
      code: 0,
      last: "stopped",
    });
  }),
);

test.each<[string, string[], RegExp]>([
  ["nothing", [], /^a file and a key are needed\nusage: dispatcher FILE --key PUBLIC/],
  ["a flag that is none", ["--kye", "x"], /^Unknown option '--kye'/],
  ["a key that is not there", ["x", "--key", "y"], /^y cannot be read: ENOENT \(dispatch\/unreadable\)\n {4}fix: /],
])("it says what is wrong with %s", (_what, args, words) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], { encoding: "utf8" });

  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(words);
  expect(stderr).not.toMatch(/^\s+at /m);
});
