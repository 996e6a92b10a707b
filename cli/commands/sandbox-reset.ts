import { existsSync } from "node:fs";
import { installSandbox } from "../../sandbox/installation";
import { resetSandbox } from "../../sandbox/reset";
import { sandboxStatus } from "../../sandbox/status";
import { ProblemError } from "../../model/problem";
import { count, json } from "../report";
import type { Terminal } from "../terminal";

export interface SandboxResetInput {
  /** Where the sandbox is. */
  readonly folder: string;
  /** Does not ask. */
  readonly yes: boolean;
  readonly json: boolean;
}

/** Empties the simulated cloud and its states, after asking. */
export async function sandboxReset(
  { folder, yes, json: asJson }: SandboxResetInput,
  terminal: Terminal,
): Promise<number> {
  if (!existsSync(folder)) {
    terminal.out(asJson ? json({ sandbox: folder, deleted: 0 }) : `there is no sandbox at ${folder}: nothing to reset`);
    return 0;
  }
  const installation = installSandbox(folder);
  const { objects, states } = sandboxStatus(installation);
  const what = `${count(objects.length, "object")} and ${count(states.length, "state")} of the sandbox at ${folder}`;
  if (!yes) {
    if (!terminal.interactive || asJson) {
      throw new ProblemError([
        {
          code: "sandbox/not-confirmed",
          what: `this deletes ${what}, and nobody is here to be asked`,
          fix: "say so: `anycast-edge sandbox reset --yes`",
        },
      ]);
    }
    if (!(await terminal.confirm(`Delete ${what}?`))) {
      terminal.out("nothing was deleted");
      return 1;
    }
  }
  const deleted = resetSandbox(installation);
  terminal.out(asJson ? json({ sandbox: folder, deleted }) : `sandbox reset: ${count(deleted, "object")} deleted`);
  return 0;
}
