import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

/** What became of a stack. `untouched`: it failed, and its state is as it was. */
export type Outcome = "applied" | "failed" | "untouched" | "not-started";

const millisecondsBetweenLooks = 200;
/** Who applies it; how it ended, once it has. */
const schema = z.strictObject({ pid: z.int(), code: z.int().optional() });

/**
 * What became of each stack, as the shim has noted it. An apply that was interrupted still saves its state after cdktf has gone,
 * so this waits for it.
 */
export async function outcomesIn(verified: string, ids: readonly string[]): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (const id of ids) outcomes.set(id, await outcomeOf(join(verified, `${id}.result`)));
  return outcomes;
}

async function outcomeOf(file: string): Promise<Outcome> {
  for (;;) {
    if (!existsSync(file)) return "not-started";
    const { data } = schema.safeParse(parsed(readFileSync(file, "utf8")));
    if (data?.code !== undefined) return data.code === 0 ? "applied" : "failed";
    if (data !== undefined && !isRunning(data.pid)) return "failed";
    await wait(millisecondsBetweenLooks);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // it is being written
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // in a container it can be dead, and nobody there to take note of it
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) [ZX] /.test(readFileSync(stat, "utf8"));
}
