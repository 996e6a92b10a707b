import { availableParallelism } from "node:os";
import { preview, type PreviewFlags } from "../commands/preview";
import { interruption } from "../interrupt";
import { previewProgress } from "../preview-progress";
import type { Cli } from "./cli";
import { collect } from "./collect";
import { example } from "./example";
import type { Options } from "./options";
import { ref } from "./ref";

/** Declares `preview`. */
export function wirePreview(cli: Cli): void {
  cli
    .command("preview", "show what a change will do: plans of the stacks it touches, and what the guard says of them")
    .option(
      "--base <ref>",
      "branch, tag or commit to compare with; HEAD^1 in a checkout of a pull request's merge",
      ref,
    )
    .option("--head <ref>", "branch, tag or commit to preview (default: the working tree with all edits)", ref)
    .option("--saved <folder>", "preview what `affected --save` has synthesised elsewhere, and run none of its code")
    .option("--trust-head", "let a saved head do at plan time what base does not: somebody has read it")
    .option("--drift", "plan every stack, to see what happened outside of Terraform")
    .option("--stack <pattern>", "only these and what they read, as in 'starfall-prod-*'; can be repeated", collect)
    .option("--shard <i/n>", "only one of n parts; the parts are joined by `anycast-edge report`")
    .option("--no-refresh", "do not ask the cloud what is there: quick, and such plans cannot be applied")
    .option("--parallelism <number>", "most stacks at a time (default: twice the number of cores)")
    .option("--memory <MB>", "memory that plans may take together (default: 70 % of what is free)")
    .option("--out <file>", "write the report there, as JSON")
    .option("--md <file>", "write the report there, as Markdown for a comment")
    .option("--plans <folder>", "keep the plans there, for `anycast-edge apply`")
    .option("--plan-key <file>", "public key (PEM) that kept plans are encrypted to")
    .option("--approvals <file>", "YAML list of what was approved")
    .option("--no-cache", "synthesise base even if it was read before")
    .addHelpText(
      "after",
      `${example("anycast-edge preview --base origin/main --out preview.json --md preview.md")}\n` +
        "Exit code 0 when nothing would change, 2 when something would, 3 when the guard blocks it or asks for an\n" +
        "approval, 1 when it cannot be told. docs/previews.md tells how to use it on pull requests.",
    )
    .action((options: Options & PreviewFlags) =>
      cli.runInApp((project) => {
        const { json: asJson = false, ...flags } = options;
        const input = {
          project,
          cwd: cli.cwd,
          flags,
          json: asJson,
          version: cli.program.version() ?? "",
          usualParallelism: 2 * availableParallelism(),
          env: cli.process.env,
          signal: interruption(cli.process),
          progress: previewProgress(cli.process),
        };
        return preview(input, cli.terminal);
      }),
    );
}
