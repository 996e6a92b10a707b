import type { Check, Finding } from "./check";
import type { World } from "./world";

/** A check and what came of it. */
export interface Looked extends Finding, Pick<Check, "part" | "asks" | "expected"> {}

export interface RunOptions {
  /** Most checks at a time. */
  readonly concurrency: number;
  /** Ends the run: what was not looked at is told as that. */
  readonly signal: AbortSignal;
}

const stopped: Finding = { verdict: "not-looked-at", found: "stopped before it was looked at" };

/** Makes every check, some at a time, and tells what came of them in their order. */
export async function run(checks: readonly Check[], world: World, options: RunOptions): Promise<readonly Looked[]> {
  const { concurrency, signal } = options;
  const findings = new Map<Check, Finding>();
  const left = [...checks];
  const work = async (): Promise<void> => {
    for (let check = left.shift(); check !== undefined && !signal.aborted; check = left.shift()) {
      const finding = await look(check, world, signal);
      if (finding !== undefined) findings.set(check, finding);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return checks.map((check) => {
    const { part, asks, expected } = check;
    return { part, asks, expected, ...(findings.get(check) ?? stopped) };
  });
}

/** Undefined where the run was stopped meanwhile: half a look is none. */
async function look(check: Check, world: World, signal: AbortSignal): Promise<Finding | undefined> {
  try {
    const finding = await check.look(world, signal);
    return signal.aborted ? undefined : finding;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}
