import { readFileSync } from "node:fs";
import type { Program } from "../../../drill/program";

/** Memory that a program has in use, in bytes. */
export function memoryOf({ pid }: Program): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}
