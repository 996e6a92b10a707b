import { ProblemError } from "../../model/problem";
import { shift } from "../commands/shift";
import { interruption } from "../interrupt";
import type { ProbeFlags } from "../probe-wish";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";
import { probeOptions } from "./probe-options";

interface ShiftOptions extends Options, ProbeFlags {
  readonly once?: boolean;
  readonly back?: boolean;
  readonly status?: boolean;
}

/** Declares `shift`. */
export function wireShift(cli: Cli): void {
  const command = cli
    .command("shift <game> <environment>", "go through the steps of a rollout, one applied plan of traffic at a time")
    .option("--once", "one step, and no further")
    .option("--back", "back to the declared values, as far as the last region at 100 lets it")
    .option("--status", "only tell where it is");
  probeOptions(command)
    .addHelpText(
      "after",
      `${example("anycast-edge shift skyline prod --once")}\n` +
        "Looks, writes `rollout.at`, applies, watches the step bake, and goes on; goes back by the rule in `rollout.abort`.\n" +
        "Whatever stopped it, the same command goes on. Exit code 0 when it came to what was wished, 1 when it did not.",
    )
    .action((game: string, environment: string, options: ShiftOptions) =>
      cli.run((project) => {
        const { json = false, once = false, back = false, status = false, ...probing } = options;
        const flags = Object.entries({ once, back, status }).filter(([, given]) => given);
        if (flags.length > 1) throw contradiction(flags.map(([name]) => `--${name}`));
        const wish = back ? "back" : once ? "once" : "on";
        const { env } = cli.process;
        const signal = interruption(cli.process);
        return shift({ project, game, environment, wish, status, probing, json, env, signal }, cli.terminal);
      }),
    );
}

function contradiction(flags: readonly string[]): ProblemError {
  const what = `${flags.map((flag) => `\`${flag}\``).join(" and ")} ask for different things`;
  return new ProblemError([{ code: "shift/flags", what, fix: "keep one of them" }]);
}
