import { report } from "../commands/report";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";

interface ReportOptions extends Options {
  readonly out?: string;
  readonly md?: string;
  readonly maxCharacters?: string;
}

/** Declares `report`. */
export function wireReport(cli: Cli): void {
  cli
    .command("report <parts...>", "join the parts of a preview into one report, and write it as a comment")
    .option("--out <file>", "write the whole report there")
    .option("--md <file>", "write a comment there, in Markdown")
    .option("--max-characters <number>", "most characters of the comment, from 6000 on (default: 60000)")
    .addHelpText(
      "after",
      `${example("anycast-edge report part-*.json --out preview.json --md preview.md")}\n` +
        "Exit code 0 when nothing would change, 2 when something would, 3 when it is blocked or waits for an approval,\n" +
        "1 when a stack could not be planned.",
    )
    .action((parts: string[], { json = false, ...options }: ReportOptions) =>
      cli.runAnywhere(() => report({ ...options, cwd: cli.cwd, parts, json }, cli.terminal)),
    );
}
