import { timeouts } from "../commands/timeouts";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";

/** Declares `timeouts`. */
export function wireTimeouts(cli: Cli): void {
  cli
    .command("timeouts <game> <environment>", "show how long silence may last on each port, hop by hop")
    .addHelpText("after", example("anycast-edge timeouts starfall prod"))
    .action((game: string, environment: string, options: Options) =>
      cli.run((project) => timeouts({ project, game, environment, json: options.json === true }, cli.terminal)),
    );
}
