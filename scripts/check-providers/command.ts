import { spawn } from "node:child_process";

/** What a finished command left. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Terraform in a folder. */
export type Terraform = (folder: string, args: readonly string[], env: NodeJS.ProcessEnv) => Promise<Finished>;

/** The Terraform or OpenTofu of that name. */
export function terraformOf(binary: string): Terraform {
  return (cwd, args, env) =>
    new Promise((resolve, reject) => {
      const child = spawn(binary, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
      const parts: Record<"stdout" | "stderr", string[]> = { stdout: [], stderr: [] };
      for (const stream of ["stdout", "stderr"] as const) {
        child[stream].setEncoding("utf8").on("data", (text: string) => void parts[stream].push(text));
      }
      child.once("error", reject);
      child.once("close", (code) => {
        resolve({ code: code ?? -1, stdout: parts.stdout.join(""), stderr: parts.stderr.join("") });
      });
    });
}

/** Works on all items, two at a time: each keeps a Terraform and a plugin busy. Results are in the order of the items. */
export async function twoAtATime<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const rest = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of rest) results[index] = await work(item);
  };
  await Promise.all([worker(), worker()]);
  return results;
}
