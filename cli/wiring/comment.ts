import { Option } from "commander";
import { comment, type CommentInput } from "../commands/comment";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";

interface CommentOptions extends Options, Pick<CommentInput, "repo" | "pull" | "head" | "key" | "author" | "issue"> {
  readonly check?: boolean;
  readonly dryRun?: boolean;
}

/** Declares `comment`. */
export function wireComment(cli: Cli): void {
  cli
    .command("comment <previews...>", "keep one comment of a pull request that says what it will do")
    .option("--repo <owner/name>", "repository (default: GITHUB_REPOSITORY)")
    .option("--pull <number>", "pull request (default: that of the event in GITHUB_EVENT_PATH)")
    .option("--head <commit>", "commit that was looked at; nothing is written once the pull request has a newer one")
    .option("--key <name>", "tells several comments of one pull request apart", "default")
    .option("--author <login>", "name that comments of GITHUB_TOKEN bear (default: its user, or github-actions[bot])")
    .addOption(
      new Option("--issue <title>", "keep one issue instead, open for as long as there is something to say").conflicts([
        "pull",
        "head",
      ]),
    )
    .option("--check", "exit code 1 when a stack failed, 3 when the guard says no")
    .option("--dry-run", "print the text and ask GitHub nothing")
    .addHelpText(
      "after",
      `${example("anycast-edge comment preview.json --check")}\n` +
        "GITHUB_TOKEN is the token, GITHUB_API_URL the server. The text is appended to GITHUB_STEP_SUMMARY.",
    )
    .action((files: string[], options: CommentOptions) =>
      cli.runAnywhere(() => {
        const { check = false, dryRun = false, json = false, ...rest } = options;
        const { cwd } = cli;
        return comment({ ...rest, files, check, dryRun, json, cwd, env: cli.process.env }, cli.terminal);
      }),
    );
}
