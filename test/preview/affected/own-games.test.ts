import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { affectedBy } from "../../../preview/affected/affected";
import { root } from "../../cli/test-project";

jest.setTimeout(180_000);

const sources = ["cdktf.json", "main.ts", "tsconfig.json", "package.json", "model", "constructs", "stacks", "games"];
const folder = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-own-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: readonly string[]): void {
  const who = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
  const { status, stderr } = spawnSync("git", [...who, ...args], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

async function touched(): Promise<string[]> {
  const signal = new AbortController().signal;
  const request = { project: folder, base: "HEAD", cache: false, env: process.env, signal, announce: () => undefined };
  const { all, stacks } = await affectedBy(request);
  expect(all).toBeNull();
  return stacks.filter((stack) => stack.class !== "unchanged").map((stack) => `${stack.id} ${stack.class}`);
}

test("an edit of one environment touches its stacks alone; a comment touches none", async () => {
  for (const name of sources) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, "state")); // a state that lies there is no input
  writeFileSync(join(folder, "state", "moonrush-live-home.tfstate"), "{}");
  writeFileSync(join(folder, ".gitignore"), "node_modules\nstate/\n");
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "base");

  appendFileSync(join(folder, "games", "moonrush", "live.yaml"), "# a comment\n");
  appendFileSync(join(folder, "stacks", "home-stack.ts"), "// a comment\n");
  expect(await touched()).toEqual([]);

  const file = join(folder, "games", "moonrush", "live.yaml");
  const text = readFileSync(file, "utf8");
  expect(text).toMatch(/bandwidthMbps: \d+/);
  writeFileSync(file, text.replace(/bandwidthMbps: \d+/, "bandwidthMbps: 123"));
  expect(await touched()).toEqual(["moonrush-live-entry changed", "moonrush-live-traffic dependent"]);
});
