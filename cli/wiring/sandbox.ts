import { sandboxReset } from "../commands/sandbox-reset";
import { sandboxRun } from "../commands/sandbox-run";
import { sandboxStatusCommand } from "../commands/sandbox-status";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";
import { sandboxFolder } from "./sandbox-folder";

/** Declares `sandbox` and its commands. */
export function wireSandbox(cli: Cli): void {
  const sandbox = cli.program
    .command("sandbox")
    .description("the clouds on a laptop: no account, no network, no cost")
    .enablePositionalOptions() // what stands behind `run` is the other command's
    .addHelpText("after", example("anycast-edge sandbox run -- npx cdktf deploy 'starfall-dev-*'"));

  cli
    .command("status", "list what lies in the simulated cloud", sandbox)
    .addHelpText("after", example("anycast-edge sandbox status"))
    .action((options: Options) =>
      cli.run((project) =>
        sandboxStatusCommand({ folder: sandboxFolder(project, cli), json: options.json === true }, cli.terminal),
      ),
    );

  cli
    .command("reset", "empty the simulated cloud and its states", sandbox)
    .option("--yes", "do not ask")
    .addHelpText("after", example("anycast-edge sandbox reset --yes"))
    .action((options: Options & { yes?: boolean }) =>
      cli.run((project) => {
        const { yes = false, json: asJson = false } = options;
        return sandboxReset({ folder: sandboxFolder(project, cli), yes, json: asJson }, cli.terminal);
      }),
    );

  sandbox
    .command("run [command...]")
    .usage("-- COMMAND…")
    .description("run a command on the sandbox: Terraform and cdktf find it in place of the cloud")
    .option("--json", "print problems as JSON, for machines; what the command prints is its own")
    .passThroughOptions()
    .addHelpText("after", example("anycast-edge sandbox run -- npx cdktf deploy 'starfall-dev-*'"))
    .action((words: string[]) =>
      cli.run((project) =>
        sandboxRun({ folder: sandboxFolder(project, cli), command: words, environment: cli.process.env }, cli.terminal),
      ),
    );
}
