import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Ids of the programs called haproxy that this process has started and that still run. */
export function relayPrograms(): number[] {
  const shown = execFileSync("ps", ["--ppid", `${process.pid}`, "-o", "pid=,comm="], { encoding: "utf8" });
  return [...shown.matchAll(/^\s*(\d+) haproxy/gm)].map(([, pid]) => Number(pid));
}

/** What listens in a drill's network 127.N, as the kernel writes it: bytes of an address in reverse, and the state `0A`. */
export function listeners(network: string): string[] {
  const byte = Number(network).toString(16).toUpperCase().padStart(2, "0");
  const listening = new RegExp(`^ *\\d+: [0-9A-F]{4}${byte}7F:[0-9A-F]{4} \\S+ 0A `);
  return readFileSync("/proc/net/tcp", "utf8")
    .split("\n")
    .filter((line) => listening.test(line));
}
