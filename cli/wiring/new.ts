import { newEnvironment } from "../commands/new";
import { usualBackhaulMbps } from "../new-environment/declaration";
import type { Flags } from "../new-environment/wishes";
import type { Cli } from "./cli";
import { collect } from "./collect";
import { example } from "./example";
import type { Options } from "./options";

/** Declares `new`. */
export function wireNew(cli: Cli): void {
  cli
    .command("new [game] [environment]", "declare an environment: answers questions, or takes flags")
    .option("--state <backend>", "where Terraform keeps its state: local, or pg")
    .option("--cloud <cloud>", "cloud it runs on")
    .option("--home <region>", "region of the backend cluster")
    .option("--zone <zone>", "zone of home; at least two, repeat it", collect)
    .option(
      "--port <name=protocol:number>",
      "port players connect to, and :number of the one home has for relays; may be repeated",
      collect,
    )
    .option("--bandwidth <Mbit/s>", "cap of the anycast address")
    .option("--min <machines>", "fewest machines of the fleet")
    .option("--max <machines>", "most machines of the fleet")
    .option("--instance-type <type>", "instance type of the fleet")
    .option("--image <id>", "machine image of the fleet")
    .option("--edge <name=region:zone:relays>", "edge near players; may be repeated", collect)
    .option(
      "--backhaul <Mbit/s>",
      `cap of each edge's private road home (default on Tencent Cloud and Alibaba Cloud: ${usualBackhaulMbps})`,
    )
    .option("--relay-instance-type <type>", "instance type of the relays")
    .option("--relay-image <id>", "machine image of the relays")
    .option("--relay-bandwidth <Mbit/s>", "cap of each relay's public traffic")
    .option("--health-port <name>", "TCP port of home that is checked for all; needed on AWS beside UDP")
    .option("--dns-zone-id <id>", "hosted zone of that domain; needed on AWS")
    .option("--dns <name>", "name players use; its domain must exist at the cloud's DNS")
    .addHelpText(
      "after",
      example(
        "anycast-edge new starfall test --bandwidth 100 --min 1 --max 2 --edge tokyo=ap-tokyo:ap-tokyo-1:2 " +
          "--dns play-test.starfall.example",
      ),
    )
    .action((game: string | undefined, environment: string | undefined, options: Partial<Flags> & Options) => {
      const { json: asJson = false, ...said } = options;
      const flags = { zone: [], port: [], edge: [], ...said };
      return cli.run((project) => newEnvironment({ project, game, environment, flags, json: asJson }, cli.terminal));
    });
}
