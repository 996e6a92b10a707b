import { affected } from "../commands/affected";
import { interruption } from "../interrupt";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";
import { ref } from "./ref";

interface AffectedOptions extends Options {
  readonly base: string;
  readonly head?: string;
  readonly matrix?: boolean;
  readonly maxJobs?: string;
  readonly save?: string;
  readonly cache: boolean;
}

/** Declares `affected`. */
export function wireAffected(cli: Cli): void {
  cli
    .command("affected", "list the stacks that a change touches, by what both sides synthesise to")
    .requiredOption(
      "--base <ref>",
      "branch, tag or commit to compare with; HEAD^1 in a checkout of a pull request's merge",
      ref,
    )
    .option("--head <ref>", "branch, tag or commit to compare (default: the working tree with all edits)", ref)
    .option("--matrix", "print the matrix of a CI job: touched stacks, those that read each other in one job")
    .option("--max-jobs <number>", "most jobs of the matrix, up to 256 (default: 20)")
    .option("--save <folder>", "keep the synthesised head there, for `preview --saved` where its code is not to be run")
    .option("--no-cache", "synthesise base even if it was read before")
    .addHelpText(
      "after",
      `${example("anycast-edge affected --base origin/main")}\n` +
        "Exit code 0 when no stack is touched, 2 when one is, 1 when it cannot be told.",
    )
    .action((options: AffectedOptions) =>
      cli.runInApp((project) => {
        const { json: asJson = false, matrix = false, ...request } = options;
        const signal = interruption(cli.process);
        return affected({ ...request, project, matrix, json: asJson, env: cli.process.env, signal }, cli.terminal);
      }),
    );
}
