import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter } from "node:path";

interface ProgramOptions {
  /** Beside the test's own. */
  readonly env?: NodeJS.ProcessEnv;
  /** Lets go what it prints on stdout. */
  readonly quiet?: boolean;
}

/** A program that runs beside the test, and all that it printed. */
export class Program {
  private output = "";
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;

  constructor(
    readonly name: string,
    command: string,
    args: readonly string[],
    { env = {}, quiet = false }: ProgramOptions = {},
  ) {
    const stdio = ["pipe", quiet ? "ignore" : "pipe", "pipe"] as const;
    // where Debian has servers, which a user's own PATH often lacks
    const path = [process.env["PATH"], "/usr/sbin"].join(delimiter);
    this.child = spawn(command, args, { env: { ...process.env, ...env, PATH: path }, stdio: [...stdio] });
    this.child.on("error", (error) => (this.output += error.message));
    this.ended = new Promise((resolve) => this.child.once("close", () => resolve()));
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => (this.output += text));
    }
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error(`${this.name} did not start`);
    return this.child.pid;
  }

  /** Memory that it has in use, in bytes. */
  get memory(): number {
    const status = readFileSync(`/proc/${this.pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
  }

  get log(): string {
    return this.output;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Says something to it. */
  type(text: string): void {
    this.child.stdin?.write(text);
  }

  /** Its exit code, once it has ended; null when a signal ended it. */
  async exit(): Promise<number | null> {
    await this.ended;
    return this.child.exitCode;
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (this.running) this.child.kill(signal);
    const deadline = setTimeout(() => this.child.kill("SIGKILL"), 5000);
    await this.ended;
    clearTimeout(deadline);
  }
}
