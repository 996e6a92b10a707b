import { doctor } from "../commands/doctor";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";
import { sandboxFolder } from "./sandbox-folder";

/** Declares `doctor`. */
export function wireDoctor(cli: Cli): void {
  cli
    .command("doctor", "look at tools, credentials, environments and spare capacity")
    .addHelpText(
      "after",
      `${example("anycast-edge doctor")}\nExit code 1 when there is something to fix; advice never fails.`,
    )
    .action((options: Options) =>
      cli.run((project) => {
        const seen = {
          node: cli.process.versions.node,
          variables: cli.process.env,
          sandbox: sandboxFolder(project, cli),
        };
        return doctor({ project, ...seen, json: options.json === true }, cli.terminal);
      }),
    );
}
