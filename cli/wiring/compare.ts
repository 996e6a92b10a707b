import { compare, type CompareInput } from "../commands/compare";
import { interruption } from "../interrupt";
import type { SimulatorFlags } from "../simulator-flags";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";
import { ref } from "./ref";
import { simulatorOptions } from "./simulator-options";

interface CompareOptions extends Options, Pick<CompareInput, "base" | "head" | "md">, SimulatorFlags {}

/** Declares `compare`. */
export function wireCompare(cli: Cli): void {
  const command = cli
    .command(
      "compare",
      "show what a change means for players: who goes another way, who waits longer, what failures cost",
    )
    .requiredOption(
      "--base <ref>",
      "branch, tag or commit to compare with; HEAD^1 in a checkout of a pull request's merge",
      ref,
    )
    .option("--head <ref>", "branch, tag or commit to compare (default: the working tree with all edits)", ref)
    .option("--md <file>", "write it there as well, as Markdown for a comment");
  simulatorOptions(command)
    .addHelpText(
      "after",
      `${example("anycast-edge compare --base origin/main --heartbeat 5s")}\n` +
        "Both sides are judged and simulated by this version: of base its files of environments are read, and none of its\n" +
        "code is run. Exit code 0 whatever it means, 1 when it cannot be told.",
    )
    .action((options: CompareOptions) =>
      cli.run((project) => {
        const { json: asJson = false, base, head, md, ...flags } = options;
        const { env } = cli.process;
        const signal = interruption(cli.process);
        return compare({ project, base, head, md, flags, json: asJson, env, signal }, cli.terminal);
      }),
    );
}
