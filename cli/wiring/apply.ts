import { apply } from "../commands/apply";
import { interruption } from "../interrupt";
import type { Cli } from "./cli";
import { collect } from "./collect";
import { example } from "./example";
import type { Options } from "./options";

interface ApplyOptions extends Options {
  readonly from: string;
  readonly plans: string;
  readonly planSecret?: string;
  readonly approvals?: string;
  readonly stack?: readonly string[];
  readonly autoApprove?: boolean;
}

/** Declares `apply`. */
export function wireApply(cli: Cli): void {
  cli
    .command("apply", "apply what was previewed and approved, and nothing else, through cdktf deploy")
    .requiredOption("--from <file>", "preview.json, as it was approved")
    .requiredOption("--plans <folder>", "the saved plans that were written with it")
    .option("--plan-secret <file>", "private key of the saved plans, where they are encrypted")
    .option("--approvals <file>", "what has been approved, in YAML, where the guard asks for it")
    .option("--stack <pattern>", "apply these stacks alone, as in 'starfall-prod-*'; can be repeated", collect)
    .option("--auto-approve", "do not ask")
    .addHelpText(
      "after",
      `${example("anycast-edge apply --from preview.json --plans plans --plan-secret secret.pem --auto-approve")}\n` +
        "Refuses, and says what differs, when the report, a plan, the configuration, Terraform or a state is another one.\n" +
        "Exit code 0 when all is applied, 1 when it is refused or fails, 3 when the guard is against it.",
    )
    .action((options: ApplyOptions) =>
      cli.runInApp((project) => {
        const { json = false, autoApprove = false, stack: stacks = [], ...files } = options;
        const { env } = cli.process;
        const signal = interruption(cli.process);
        return apply({ ...files, project, stacks, autoApprove, json, env, signal, now: new Date() }, cli.terminal);
      }),
    );
}
