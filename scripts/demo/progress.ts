import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { DemoContext } from "../demo";
import { CdktfOutput, type Step } from "./cdktf-output";

/**
 * Runs cdktf and tells how far it is: one line that is rewritten on a terminal, a line per stack and stage elsewhere.
 * All of cdktf's own output is shown when it fails.
 */
export async function withProgress(context: DemoContext, args: readonly string[]): Promise<number> {
  const cdktf = require.resolve("cdktf-cli/bundle/bin/cdktf.js");
  const child = spawn(process.execPath, [cdktf, ...args], {
    cwd: context.root,
    env: context.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const display = new Display(process.stderr.isTTY);
  const output = new CdktfOutput();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      const step = output.read(line);
      if (step !== undefined) display.show(step);
    });
  }
  const interruption = { asked: false };
  const forward = (): void => {
    interruption.asked = true;
    // a terminal has told the whole group already
    if (!process.stdin.isTTY) child.kill("SIGINT");
  };
  process.once("SIGINT", forward);
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? 1));
  });
  process.removeListener("SIGINT", forward);
  display.end();
  if (interruption.asked) {
    process.stderr.write(
      "stopped (sandbox): run it again to go on; `npx anycast-edge sandbox status` lists what no state knows\n",
    );
    return code === 0 ? 130 : code;
  }
  if (code !== 0)
    process.stderr.write(
      `${output.text}\ncdktf ${args[0] ?? ""} failed on the sandbox (demo/cdktf)\n    fix: what is wrong stands above\n`,
    );
  return code;
}

class Display {
  private readonly shown = new Set<string>();
  constructor(private readonly rewrites: boolean) {}

  show({ stack, stage, done, last }: Step): void {
    const where = stack === undefined ? stage : `${stack}: ${stage}`;
    if (this.rewrites) {
      const how = last === undefined ? "" : `, ${done} resources done, last ${last}`;
      process.stderr.write(`\r\x1b[2K${`  ${where}${how}`.slice(0, (process.stderr.columns || 80) - 1)}`);
    } else if (!this.shown.has(where)) {
      this.shown.add(where);
      process.stderr.write(`  ${where}\n`);
    }
  }

  end(): void {
    if (this.rewrites) process.stderr.write("\r\x1b[2K");
  }
}
