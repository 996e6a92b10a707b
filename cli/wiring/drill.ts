import { drill, type DrillFlags } from "../commands/drill";
import { drillDisplay } from "../drill/drill-display";
import { interruption } from "../interrupt";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";

/** Declares `drill`. */
export function wireDrill(cli: Cli): void {
  cli
    .command(
      "drill <game> <environment>",
      "let a part fail on the sandbox, with real sockets, beside what is predicted",
    )
    .requiredOption("--fail <what>", "home, zone:…, edge:…, backhaul:… or entry-pop:…")
    .option("--clients <number>", "players who stay connected, 1 to 2000 (default: 60)")
    .option("--speed <number>", "how many times faster than real time, 0.1 to 20 (default: 5)")
    .option("--heartbeat <time>", "how often clients send something, as in 5s (default: as declared)")
    .option("--loss <share>", "packets lost between players and what they call, 0 to 0.5 (default: 0)")
    .option("--seconds <number>", "how long it goes on after the failure (default: until all has come to rest)")
    .option("--players <file>", "who plays where, as CSV: id,weight[,title,latitude,longitude] (default: the world)")
    .option("--latency <file>", "round trips you have measured, as CSV: from,to,milliseconds[,road]")
    .addHelpText(
      "after",
      `${example("anycast-edge sandbox run -- npx anycast-edge drill starfall dev --fail edge:tokyo --heartbeat 5s")}\n` +
        "Nothing leaves 127.0.0.0/8. Exit code 0 when all that is measurable came as predicted, 2 when something did not, 3 when this\n" +
        "machine was too busy to say, 1 when it did not run. docs/operations/drill.md tells what is real, what is simulated, and what it cannot show.",
    )
    .action((game: string, environment: string, options: Options & DrillFlags) =>
      cli.run((project) => {
        const { json: asJson = false, ...flags } = options;
        const { env } = cli.process;
        const signal = interruption(cli.process);
        const display = drillDisplay(cli.process);
        return drill({ project, game, environment, flags, json: asJson, env, signal, display }, cli.terminal);
      }),
    );
}
