import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Timing } from "../measure";

const tsx = join(__dirname, "..", "..", "node_modules", "tsx", "dist", "cli.mjs");

/**
 * Times of 10,000 datagrams and their answers through a relay, straight to home, and through the kernel's NAT (the
 * baseline, last), in a network namespace, where a rule of NAT is nobody else's. None without root, whom it takes.
 *
 * @param folder a folder of its own
 */
export function udp(rounds: number, folder: string): Timing[] | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const arena = [process.execPath, tsx, join(__dirname, "udp-arena.ts"), `${rounds}`, folder];
  const inside = ["-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", ...arena];
  const { status, stdout, stderr } = spawnSync("unshare", inside, { encoding: "utf8" });
  if (status !== 0) throw new Error(`datagrams could not be timed: ${stderr}`);
  return JSON.parse(stdout) as Timing[];
}
