import { simulate, type SimulateFlags } from "../commands/simulate";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";
import { simulatorOptions } from "./simulator-options";

/** Declares `simulate`. */
export function wireSimulate(cli: Cli): void {
  const command = cli
    .command("simulate <game> <environment>", "show where players land, how long it takes, and what a failure does")
    .option("--fail <what>", "home, zone:…, edge:…, backhaul:…, entry-pop:…, or all: one line for each")
    .option("--at <time>", "when it fails, as in 10s (default: 10s)")
    .option("--sessions <number>", "players at a time: which edges are full, and after which failures")
    .option("--all", "all regions of players, not the largest alone, and all sources");
  simulatorOptions(command)
    .addHelpText(
      "after",
      `${example("anycast-edge simulate starfall prod --fail edge:tokyo --heartbeat 5s")}\n` +
        "Nothing is asked or changed outside this machine. docs/operations/simulate.md tells what the figures rest on.",
    )
    .action((game: string, environment: string, options: Options & SimulateFlags) =>
      cli.run((project) => {
        const { json: asJson = false, ...flags } = options;
        return simulate({ project, game, environment, flags, json: asJson }, cli.terminal);
      }),
    );
}
