import { probe } from "../commands/probe";
import { interruption } from "../interrupt";
import type { ProbeFlags } from "../probe-wish";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";
import { probeOptions } from "./probe-options";

/** Declares `probe`. */
export function wireProbe(cli: Cli): void {
  const command = cli.command(
    "probe <game> <environment>",
    "look at a deployed environment from outside: names, ports, certificates",
  );
  probeOptions(command)
    .addHelpText(
      "after",
      `${example("anycast-edge probe starfall prod")}\n` +
        "Exit code 0 when all that could be looked at is as declared, 1 when something is not or does not answer.\n" +
        "Nothing is changed by it. docs/operations/probe.md tells what it sees and what it cannot see.",
    )
    .action((game: string, environment: string, options: Options & ProbeFlags) =>
      cli.run((project) => {
        const { json: asJson = false, ...flags } = options;
        const { env } = cli.process;
        const signal = interruption(cli.process);
        return probe({ project, game, environment, flags, json: asJson, env, signal }, cli.terminal);
      }),
    );
}
