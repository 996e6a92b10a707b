import { existsSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { relayFiles } from "../../../constructs/relay/files";
import type { RelayRequest } from "../../../constructs/relay/request";
import { movedRelay } from "../../../drill/haproxy/moved-relay";
import { relayHealth, relayLoadPath } from "../../../model/relay";
import { freePort } from "./free-port";
import type { Program } from "../../../drill/program";
import { reached } from "./reached";
import { until } from "../../../drill/until";

type Start = (name: string, command: string, args: readonly string[]) => Program;

/** A relay as it is rendered, moved into a folder and to loopback by nothing but replaced text. */
export class Relay {
  /** Runs where there are UDP ports. */
  nginx?: Program;
  private running?: Program;
  private startProgram?: Start;

  private constructor(
    readonly folder: string,
    private readonly numbers: { readonly health: number; readonly nginx: number },
  ) {}

  static async set(request: RelayRequest, folder: string): Promise<Relay> {
    const numbers = { health: await freePort(), nginx: await freePort() };
    for (const { path, content } of relayFiles(request)) {
      const moved = movedRelay(content, { folder, address: "127.0.0.1" })
        .replaceAll("/run/nginx.pid", `${folder}/nginx.pid`)
        .replaceAll(`:${relayHealth.port}`, `:${numbers.health}`)
        .replaceAll(":8405", `:${numbers.nginx}`);
      writeFileSync(join(folder, path.replaceAll("/", "_")), moved);
    }
    return new Relay(folder, numbers);
  }

  async start(start: Start): Promise<void> {
    this.startProgram = start;
    const nginx = this.file("/etc/nginx/nginx.conf");
    if (existsSync(nginx)) {
      this.nginx = start("nginx", "nginx", ["-c", nginx, "-e", "stderr", "-g", "daemon off;"]);
      await reached(this.numbers.nginx);
    }
    this.startHaproxy();
    await until("the relay answers", async () => (await this.health()) !== undefined);
  }

  private startHaproxy(): void {
    this.running = this.startProgram?.("haproxy", "haproxy", ["-db", "-f", this.file("/etc/haproxy/haproxy.cfg")]);
  }

  /** Where a file of the relay is here. */
  file(path: string): string {
    return join(this.folder, path.replaceAll("/", "_"));
  }

  get haproxy(): Program {
    if (!this.running) throw new Error("the relay is not started");
    return this.running;
  }

  /** Where it tells its load. */
  get loadUrl(): string {
    return `http://127.0.0.1:${this.numbers.health}${relayLoadPath}`;
  }

  /** HTTP status of a path on the health port; none while nobody answers. */
  async health(path: string = relayHealth.path): Promise<number | undefined> {
    try {
      const { status } = await fetch(`http://127.0.0.1:${this.numbers.health}${path}`, {
        headers: { connection: "close" },
      });
      return status;
    } catch {
      return undefined;
    }
  }

  async healthy(status = 200, seconds?: number): Promise<void> {
    await until(`/healthz is ${status}`, async () => (await this.health()) === status, seconds);
  }

  /** As systemd does it. */
  async restartHaproxy(): Promise<void> {
    await this.haproxy.stop();
    this.startHaproxy();
    await until("the relay answers", async () => (await this.health()) !== undefined);
    expect(await this.command("hold").exit()).toBe(0);
  }

  /** Runs the relay's own command. */
  command(...words: readonly string[]): Program {
    if (!this.startProgram) throw new Error("the relay is not started");
    return this.startProgram(`relay ${words.join(" ")}`, "sh", [this.file("/usr/local/sbin/relay"), ...words]);
  }

  /** What HAProxy answers on its socket. */
  ask(command: string): Promise<string> {
    return text(connect(join(this.folder, "admin.sock")).end(`${command}\n`));
  }

  /** `UP`, `DOWN` or the like by home endpoint of a port. */
  async homes(port: string): Promise<Record<string, string>> {
    const lines = (await this.ask("show stat"))
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    const [head = []] = lines;
    const status = head.indexOf("status");
    const ofPort = lines.filter(([proxy, server = ""]) => proxy === port && !/^(FRONTEND|BACKEND)$/.test(server));
    return Object.fromEntries(ofPort.map((line) => [line[1] ?? "", line[status] ?? ""]));
  }
}
