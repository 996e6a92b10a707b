import type { Command } from "commander";
import { collect } from "./collect";

/** Declares what every command that probes can be told: `ProbeFlags`. */
export function probeOptions(command: Command): Command {
  return command
    .option("--timeout <seconds>", "how long one look waits for an answer, 1 to 60 (default: 3)")
    .option("--concurrency <number>", "most looks at a time, 1 to 64 (default: 8)")
    .option("--resolver <address>", "public resolver to ask; can be repeated (default: 1.1.1.1)", collect);
}
