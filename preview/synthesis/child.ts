import { spawn } from "node:child_process";
import { constants } from "node:os";

/** A program to run; nobody is there to answer it. */
export interface Call {
  readonly program: string;
  readonly args?: readonly string[];
  /** Whether `program` is a line for the shell, as `app` in cdktf.json is. */
  readonly shell?: boolean;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ends the program and all it has started. */
  readonly signal: AbortSignal;
}

/** How it ended, and what it said. */
export interface Said {
  /** 128 + n when signal n ended it; 127 when there is no such program. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const millisecondsToGo = 2000;
/** Git's lists of a large repository fit; a program that never stops talking does not fill the memory. */
const charactersKept = 64 * 1024 * 1024;

/**
 * Runs a program to its end.
 *
 * @throws what the signal was aborted with, once the program is gone
 */
export async function runChild({ program, args = [], shell = false, cwd, env, signal }: Call): Promise<Said> {
  signal.throwIfAborted();
  // a group of its own, so that what the program starts goes with it
  const child = spawn(program, args, { shell, cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] = (said[name] + text).slice(-charactersKept);
    });
  }
  const stop = (): void => {
    if (child.pid === undefined) return;
    const group = -child.pid;
    kill(group, "SIGTERM");
    setTimeout(() => kill(group, "SIGKILL"), millisecondsToGo).unref();
  };
  signal.addEventListener("abort", stop);
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? resolve(127) : reject(error)));
    child.once("close", (code, name) => resolve(code ?? 128 + (name === null ? 0 : constants.signals[name])));
  }).finally(() => signal.removeEventListener("abort", stop));
  signal.throwIfAborted();
  return { code, ...said };
}

function kill(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(group, signal);
  } catch {
    // it has gone by itself
  }
}
