import type * as command from "../commands/picture";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";
import { simulatorOptions } from "./simulator-options";

/** Declares `picture`. */
export function wirePicture(cli: Cli): void {
  const declared = cli
    .command("picture <game> <environment>", "draw where players land, and what a failure does, second by second")
    .requiredOption("--out <file>", ".html: a page with a map and a timeline, .svg: the map, .mmd: Mermaid")
    .option("--fail <what>", "home, zone:…, edge:…, backhaul:… or entry-pop:…")
    .option("--at <time>", "when it fails, as in 10s (default: 10s)");
  simulatorOptions(declared)
    .addHelpText("after", example("anycast-edge picture skyline prod --fail edge:tokyo --out tokyo.html"))
    .action((game: string, environment: string, options: Options & command.PictureFlags) =>
      cli.run((project) => {
        const { json: asJson = false, ...flags } = options;
        // what draws is large, and every other command would wait for it; `import()` does not know TypeScript here
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        const { picture } = require("../commands/picture") as typeof command;
        return picture({ project, game, environment, flags, json: asJson }, cli.terminal);
      }),
    );
}
