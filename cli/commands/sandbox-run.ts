import { spawnSync } from "node:child_process";
import { basename } from "node:path";
import { ProblemError } from "../../model/problem";
import { sandboxEnvironment } from "../../sandbox/environment";
import { installSandbox } from "../../sandbox/installation";
import { terraformBinary } from "../../scripts/terraform-binary";
import type { Terminal } from "../terminal";

export interface SandboxRunInput {
  /** Where the sandbox is. */
  readonly folder: string;
  /** The command and its arguments. */
  readonly command: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** Runs a command on the sandbox instead of the cloud. Returns the command's own exit code. */
export async function sandboxRun(
  { folder, command, environment }: SandboxRunInput,
  terminal: Terminal,
): Promise<number> {
  const [program, ...args] = command;
  if (program === undefined) {
    throw new ProblemError([
      {
        code: "sandbox/no-command",
        what: "there is no command to run on the sandbox",
        fix: "write it after two hyphens: `anycast-edge sandbox run -- npx cdktf deploy 'starfall-dev-*'`",
      },
    ]);
  }
  const installation = installSandbox(folder);
  const env = sandboxEnvironment(installation, environment);
  const terraform = terraformBinary(environment);
  if (command.some(isTerraform) && spawnSync(terraform, ["version"], { stdio: "ignore", env }).status !== 0) {
    throw new ProblemError([
      {
        code: "tools/no-terraform",
        what: "neither terraform nor tofu runs, and this command needs one of them",
        fix: "install one of them, version 1.5 or newer; `anycast-edge doctor` looks at all tools",
      },
    ]);
  }
  // cdktf does not look for anything but `terraform` by itself
  if (terraform !== "terraform") env["TERRAFORM_BINARY_NAME"] = terraform;

  terminal.err(`sandbox: ${folder}, no cloud is touched: ${command.join(" ")}`);
  const ended = await terminal.run(program, args, env);
  if ("missing" in ended) {
    throw new ProblemError([
      {
        code: "sandbox/command-not-found",
        what: `the command \`${program}\` cannot be run: no such program on the PATH`,
        fix: "check its spelling; tools of this project need `npx` in front, as in `npx cdktf deploy`",
      },
    ]);
  }
  if (command.some(isTerraform)) {
    terminal.err(`sandbox: that was the sandbox at ${folder}; no cloud was touched`);
  }
  return ended.code;
}

function isTerraform(word: string): boolean {
  return /^(cdktf|terraform|tofu)$/.test(basename(word)) || /\b(cdktf|terraform|tofu) [a-z]/.test(word);
}
