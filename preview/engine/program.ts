import { ProblemError } from "../../model/problem";
import { runChild } from "../synthesis/child";
import { safeExcerpt } from "../redact/safe-excerpt";
import type { PreviewReport } from "../report/preview-schema";

/** Terraform or OpenTofu, as it is on this machine. */
export interface Program extends Readonly<PreviewReport["terraform"]> {
  /** What is run: a name on the PATH, or a file. */
  readonly binary: string;
}

/**
 * Asks a program which one it is.
 *
 * @throws ProblemError `preview/no-terraform`
 */
export async function programAt(binary: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Program> {
  const { code, stdout, stderr } = await runChild({ program: binary, args: ["version"], cwd: ".", env, signal });
  signal.throwIfAborted();
  const [, name, version] = /^(Terraform|OpenTofu) v(\S+)/.exec(stdout) ?? [];
  if (version !== undefined) return { binary, program: name === "OpenTofu" ? "tofu" : "terraform", version };
  throw new ProblemError([
    {
      code: "preview/no-terraform",
      what:
        code === 127
          ? `there is no program \`${binary}\``
          : `\`${binary} version\` does not say that it is Terraform or OpenTofu: ${safeExcerpt(env, stdout, stderr)}`,
      fix: "install one of them, version 1.5 or newer, or name it in TERRAFORM_BINARY_NAME",
    },
  ]);
}
