import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Route, Spoken } from "../world";
import { within } from "./within";

const run = promisify(execFile);
/** One packet for each hop, a second for its answer. */
const longest = 20;
const millisecondsAtMost = (longest + 2) * 1000;

/** Follows the way to an address with `traceroute`, where that is installed. */
export async function routeTo(address: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Spoken<Route>> {
  const began = performance.now();
  try {
    const args = ["-n", "-q", "1", "-w", "1", "-m", String(longest), address];
    const done = await within(millisecondsAtMost, signal, (until) => run("traceroute", args, { env, signal: until }));
    if (done === undefined) return { outcome: "unknown", why: "traceroute came to no end" };
    return { outcome: "answered", milliseconds: performance.now() - began, said: told(done.stdout, address) };
  } catch (error) {
    signal.throwIfAborted();
    const { code, stderr = "" } = error as { code?: unknown; stderr?: string };
    if (code === "ENOENT") return { outcome: "unknown", why: "the program traceroute is not installed" };
    return { outcome: "unknown", why: `traceroute fails: ${stderr.trim().slice(0, 200)}` };
  }
}

/** A line is ` 3  198.51.100.1  4.512 ms`, or ` 3  *` where nobody answered. */
function told(stdout: string, address: string): Route {
  const lines = [...stdout.matchAll(/^ *(\d+) +([\da-f.:]+|\*)/gm)].map(([, hop = "", by = "*"]) => ({
    hop: Number(hop),
    by,
  }));
  const last = lines.findLast(({ by }) => by !== "*");
  return { hops: last?.hop ?? 0, ...(last && { last: last.by }), arrived: last?.by === address };
}
