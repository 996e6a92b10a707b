import { basename } from "node:path";
import { ProblemError } from "../../model/problem";
import type { Program } from "../engine/program";
import type { Redactor } from "../redact/redactor";
import { runChild, type Said } from "../synthesis/child";
import { excerpt } from "../synthesis/excerpt";

/** Terraform or OpenTofu, and what it runs with. */
export interface Tool {
  readonly program: Program;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Keeps secrets out of what it says. */
  readonly redactor: Redactor;
}

/** Runs it in a stack's folder; nobody is there to answer. */
export function terraform({ program, env, signal }: Tool, folder: string, args: readonly string[]): Promise<Said> {
  return runChild({ program: program.binary, args, cwd: folder, env, signal });
}

/**
 * What it prints to standard output.
 *
 * @throws ProblemError `apply/terraform`, with the end of what it says
 */
export async function mustTerraform(tool: Tool, folder: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await terraform(tool, folder, args);
  if (code === 0) return stdout;
  const command = `${tool.program.program} ${args[0] ?? ""}`;
  throw new ProblemError([
    {
      code: "apply/terraform",
      what: `${basename(folder)}: \`${command}\` ended with exit code ${code}: ${excerpt(tool.redactor.text(stderr))}`,
      fix: "make that work first: nothing has been applied",
    },
  ]);
}
