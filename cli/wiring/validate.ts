import { validate } from "../commands/validate";
import type { Cli } from "./cli";
import { example } from "./example";
import type { Options } from "./options";

/** Declares `validate`. */
export function wireValidate(cli: Cli): void {
  cli
    .command("validate [files...]", "check the environments, or only those of the files")
    .addHelpText("after", example("anycast-edge validate games/starfall/prod.yaml"))
    .action((files: string[], options: Options) =>
      cli.run((project) => validate({ project, files, json: options.json === true }, cli.terminal)),
    );
}
