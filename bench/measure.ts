import { spawnSync } from "node:child_process";

/** Something to be timed against others. */
export interface Contender {
  readonly name: string;
  /** Does it once and tells how many milliseconds it took. */
  time(): number | Promise<number>;
}

/** Times of one contender in milliseconds, as run. */
export interface Timing {
  readonly name: string;
  readonly times: readonly number[];
  readonly median: number;
}

/**
 * Times the contenders in turn, `rounds` times after one round that is thrown away, so that whatever else the machine is
 * doing falls on all of them alike.
 */
export async function inTurn(contenders: readonly Contender[], rounds: number): Promise<Timing[]> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const contender of contenders) {
      const elapsed = await contender.time();
      if (round > 0) times.get(contender.name)?.push(elapsed);
    }
  }
  return [...times].map(([name, all]) => ({ name, times: all, median: median(all) }));
}

/** Milliseconds that a command takes as a whole process. */
export function wholeProcess(file: string, args: readonly string[]): number {
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(file, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${file} ${args.join(" ")} failed: ${stderr}`);
  return Number(process.hrtime.bigint() - started) / 1e6;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}
