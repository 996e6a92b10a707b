import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { TypedProgram } from "./typed-program";

/** Links between two machines of a lab: `client 10.9.0.2/30 r1 10.9.0.1/30`. */
export type Link = readonly [machine: string, address: string, other: string, otherAddress: string];

/**
 * A network of machines in namespaces of its own: nothing of the real one can be reached or changed, no rights are needed, and
 * with the lab everything in it is gone, also when the test is killed.
 */
export class Lab {
  private constructor(
    private readonly process: ChildProcess,
    private readonly pid: number,
  ) {}

  /** @throws Error when the kernel grants no namespaces */
  static async start(machines: readonly string[], links: readonly Link[]): Promise<Lab> {
    // the child of unshare is the first process of the lab; it must not outlive the test
    const made = spawn(
      "unshare",
      ["-Urnmp", "--fork", "--kill-child", "--mount-proc", "sh", "-c", "mount -t tmpfs tmpfs /run && echo made && cat"],
      { stdio: ["pipe", "pipe", "pipe"] },
    );
    let said = "";
    made.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    await Promise.race([once(made.stdout, "data"), once(made, "close")]);
    if (made.exitCode !== null) throw new Error(`this test needs user and network namespaces: ${said}`);
    const children = readFileSync(`/proc/${made.pid}/task/${made.pid}/children`, "utf8");
    const lab = new Lab(made, Number(children.trim()));
    for (const machine of machines) {
      lab.do("ip", "netns", "add", machine);
      lab.on(machine, "ip", "link", "set", "lo", "up");
      lab.on(machine, "sysctl", "-qw", "net.ipv4.ip_forward=1");
    }
    for (const [index, [one, address, other, otherAddress]] of links.entries()) {
      const [left, right] = [`l${index}a`, `l${index}b`];
      lab.do("ip", "link", "add", left, "netns", one, "type", "veth", "peer", "name", right, "netns", other);
      lab.connect(one, left, address);
      lab.connect(other, right, otherAddress);
    }
    return lab;
  }

  /** What a command prints that runs on a machine. */
  on(machine: string, ...command: readonly string[]): string {
    return this.do("ip", "netns", "exec", machine, ...command);
  }

  /** A program that goes on on a machine. */
  program(machine: string, name: string, ...command: readonly string[]): TypedProgram {
    // a signal reaches nsenter alone: what it runs goes with it, by SIGTERM
    const bound = ["setpriv", "--pdeathsig", "TERM", ...command];
    return new TypedProgram(name, "nsenter", [...this.inside, "ip", "netns", "exec", machine, ...bound]);
  }

  async stop(): Promise<void> {
    const ended = once(this.process, "close");
    this.process.kill("SIGKILL");
    await ended;
  }

  private connect(machine: string, device: string, address: string): void {
    this.on(machine, "ip", "address", "add", address, "dev", device);
    this.on(machine, "ip", "link", "set", device, "up");
  }

  private do(...command: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync("nsenter", [...this.inside, ...command], {
      encoding: "utf8",
      env: { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin` },
    });
    if (status !== 0) throw new Error(`${command.join(" ")}: ${stderr}`);
    return stdout;
  }

  private get inside(): string[] {
    return ["-t", String(this.pid), "-U", "-n", "-m", "-p", "--preserve-credentials"];
  }
}
