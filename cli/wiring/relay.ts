import { relay } from "../commands/relay";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";

interface RelayOptions extends Options {
  readonly cloudConfig?: boolean;
  readonly machine?: string;
}

/** Declares `relay`. */
export function wireRelay(cli: Cli): void {
  cli
    .command(
      "relay <game> <environment> <edge> [file]",
      "show the files that the relays of an edge boot with, or one of them",
    )
    .option("--machine <name>", "of a site that announces a prefix: one of its machines")
    .option("--cloud-config", "print the cloud-config that hands them to the machine")
    .addHelpText("after", example("anycast-edge relay starfall prod tokyo /etc/haproxy/haproxy.cfg"))
    .action((...said: [game: string, environment: string, edge: string, file: string | undefined, RelayOptions]) =>
      cli.run((project) => {
        const [game, environment, edge, file, { machine, cloudConfig = false, json: asJson = false }] = said;
        return relay({ project, game, environment, edge, machine, file, cloudConfig, json: asJson }, cli.terminal);
      }),
    );
}
