import { spawnSync } from "node:child_process";
import { join } from "node:path";

const bin = join(__dirname, "..", "..", "cli", "bin.js");
/** cdktf's own program, without what npx adds to it. */
const cdktf = require.resolve("cdktf-cli/bundle/bin/cdktf.js");

/** Where a command runs, and with which variables. */
export interface Place {
  readonly project: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Milliseconds of `anycast-edge preview`, from its start until the report is written. */
export function previewOnce(place: Place, args: readonly string[]): number {
  // 2: something would change; 3: and the guard asks about it
  return timed(place, [bin, "preview", "--out", "preview.json", ...args], [0, 2, 3]);
}

/**
 * Milliseconds of `cdktf diff` for each of the stacks, one after the other: it takes one at a time.
 *
 * @param app the command that synthesises, in place of the project's own
 */
export function diffEach(place: Place, stacks: readonly string[], app?: string): number {
  const flags = app === undefined ? [] : ["--app", app];
  return stacks.reduce((sum, stack) => sum + timed(place, [cdktf, "diff", stack, ...flags], [0]), 0);
}

function timed({ project, env }: Place, args: readonly string[], well: readonly number[]): number {
  const started = process.hrtime.bigint();
  const options = { cwd: project, env, encoding: "utf8", maxBuffer: 1 << 28 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  if (!well.includes(status ?? -1)) throw new Error(`${args.join(" ")} ended with ${status}: ${stdout}${stderr}`);
  return Number(process.hrtime.bigint() - started) / 1e6;
}
