import type { Command } from "commander";

/** Declares what every command that simulates can be told: `SimulatorFlags`. */
export function simulatorOptions(command: Command): Command {
  return command
    .option(
      "--players <file>",
      "who plays where, as CSV: id,weight[,title,latitude,longitude,mainland] (default: the world)",
    )
    .option("--latency <file>", "round trips you have measured, as CSV: from,to,milliseconds[,road]")
    .option("--heartbeat <time>", "how often clients really send something, as in 5s (default: as declared)")
    .option(
      "--route-change <probability>",
      "that a route changes and breaks a TCP connection through the entry, an hour",
    )
    .option("--second-nearest <probability>", "that BGP leads a player to the second nearest entry point");
}
