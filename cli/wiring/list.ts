import { list } from "../commands/list";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";

/** Declares `list`. */
export function wireList(cli: Cli): void {
  cli
    .command("list", "list games, environments and their stacks")
    .addHelpText("after", example("anycast-edge list --json"))
    .action((options: Options) => cli.run((project) => list({ project, json: options.json === true }, cli.terminal)));
}
