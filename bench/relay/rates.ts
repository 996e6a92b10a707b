import { spawnSync } from "node:child_process";
import { inTurn, type Timing } from "../measure";
import { Contest } from "./contest";

/** What players do, by title: wrk's connections, its headers, and the path they ask home for. */
const loads = {
  "1,000 connections, one message each": { players: 32, headers: ["Connection: close"], path: "/move", per: 1000 },
  "1,000 messages on connections that stay": { players: 64, headers: [], path: "/move", per: 1000 },
  "1 GB in answers of 256 KB": { players: 16, headers: [], path: "/map", per: 4096 },
} as const;

interface Load {
  readonly players: number;
  readonly headers: readonly string[];
  readonly path: string;
  /** Answers that are timed. */
  readonly per: number;
}

/**
 * Times of what players do through a relay, straight to home, and through the least configuration (the baseline, last).
 *
 * @param folder a folder of its own
 */
export async function rates(rounds: number, folder: string): Promise<Record<string, Timing[]>> {
  const contest = await Contest.set(folder);
  try {
    const direct = await contest.startHome();
    await contest.start();
    const found: Record<string, Timing[]> = {};
    for (const [title, load] of Object.entries(loads)) {
      const contenders = [
        { name: "straight to home", time: () => answers(load, "127.0.1.1", direct) },
        { name: "relay", time: () => answers(load, "127.0.0.1", contest.site.game) },
        { name: "minimal.cfg", time: () => answers(load, "127.0.0.1", contest.minimalPort) },
      ];
      found[title] = await inTurn(contenders, rounds);
    }
    return found;
  } finally {
    await contest.end();
  }
}

/** Milliseconds for the load's answers, at the rate of one second. */
function answers({ players, headers, path, per }: Load, address: string, port: number): number {
  const options = ["-t1", `-c${players}`, "-d1s", ...headers.flatMap((header) => ["-H", header])];
  const { stdout, stderr, status } = spawnSync("wrk", [...options, `http://${address}:${port}${path}`], {
    encoding: "utf8",
  });
  const rate = Number(/^Requests\/sec: +([\d.]+)$/m.exec(stdout)?.[1]);
  if (status !== 0 || !(rate > 0) || /Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk: ${stdout}${stderr}`);
  return (per / rate) * 1000;
}
