import { explain } from "../commands/explain";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";

/** Declares `explain`. */
export function wireExplain(cli: Cli): void {
  cli
    .command("explain <game> <environment> [path]", "show where each value comes from, and what follows from it")
    .addHelpText("after", example("anycast-edge explain starfall prod home.fleet.min"))
    .action((game: string, environment: string, path: string | undefined, options: Options) =>
      cli.run((project) => explain({ project, game, environment, path, json: options.json === true }, cli.terminal)),
    );
}
