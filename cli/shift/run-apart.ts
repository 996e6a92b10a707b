import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Said } from "../../preview/synthesis/child";

/** A program that is to come to its end whatever becomes of this command. */
export interface ApartCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Runs a program that nothing here interrupts: in a group of its own, and what it says goes to a file of its folder. Through a
 * pipe it would be ended by its next word once this command is killed.
 */
export async function runApart({ program, args, cwd, env }: ApartCall): Promise<Said> {
  const file = join(cwd, "said.txt");
  const said = openSync(file, "w", 0o600);
  try {
    const child = spawn(program, args, { cwd, env, detached: true, stdio: ["ignore", said, said] });
    const [code] = (await once(child, "exit")) as [number | null];
    return { code: code ?? 1, stdout: "", stderr: readFileSync(file, "utf8") };
  } finally {
    closeSync(said);
  }
}
