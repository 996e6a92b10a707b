import { spawn, type ChildProcess } from "node:child_process";
import { delimiter } from "node:path";

interface ProgramOptions {
  /** Is told what it prints, when it prints it. */
  readonly heard?: (text: string) => void;
}

/** A program that runs beside this one, and all that it printed. */
export class Program {
  private output = "";
  protected readonly child: ChildProcess;
  private readonly ended: Promise<void>;

  constructor(
    readonly name: string,
    command: string,
    args: readonly string[],
    { heard }: ProgramOptions = {},
  ) {
    // where Debian has servers, which a user's own PATH often lacks
    const path = [process.env["PATH"], "/usr/sbin"].join(delimiter);
    this.child = spawn(command, args, { env: { ...process.env, PATH: path } });
    this.child.on("error", (error) => (this.output += error.message));
    this.ended = new Promise((resolve) => this.child.once("close", () => resolve()));
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
        heard?.(text);
      });
    }
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error(`${this.name} did not start`);
    return this.child.pid;
  }

  get log(): string {
    return this.output;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
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
