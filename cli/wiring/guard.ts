import { Option } from "commander";
import { guardCommand } from "../commands/guard";
import type { Cli } from "./cli";
import { collect } from "./collect";
import { example } from "./example";
import type { Options } from "./options";

interface GuardOptions extends Options {
  readonly sarif?: boolean;
  readonly stack?: readonly string[];
  readonly baseStack?: readonly string[];
  readonly approvals?: string;
}

/** Declares `guard`. */
export function wireGuard(cli: Cli): void {
  cli
    .command("guard <plans...>", "judge plans: would an address be lost, or something else be destroyed unseen?")
    .addOption(new Option("--sarif", "print SARIF 2.1.0, for code scanning").conflicts("json"))
    .option("--stack <file>", "cdk.tf.json that was planned; one for each plan (default: beside the plan)", collect)
    .option("--base-stack <file>", "cdk.tf.json that is deployed now; may be repeated", collect)
    .option("--approvals <file>", "what has been approved, in YAML")
    .addHelpText(
      "after",
      `${example("anycast-edge guard plan.json --base-stack base/cdk.tf.json --approvals guard.yml")}\n` +
        "plan.json is what `terraform show -json` says of a saved plan, of this project or any other.\n" +
        "Exit code 3 when a plan is blocked or waits for an approval.",
    )
    .action((plans: string[], options: GuardOptions) =>
      cli.runAnywhere((project) => {
        const { stack: stacks = [], baseStack: baseStacks = [], approvals } = options;
        const format = options.sarif === true ? "sarif" : options.json === true ? "json" : "text";
        const files = { cwd: cli.cwd, project, plans, stacks, baseStacks, approvals };
        return guardCommand({ ...files, format, now: new Date() }, cli.terminal);
      }),
    );
}
