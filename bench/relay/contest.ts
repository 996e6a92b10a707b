import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../../test/relay/support/free-port";
import { Program } from "../../drill/program";
import { reached } from "../../test/relay/support/reached";
import { Relay } from "../../test/relay/support/relay";
import { quietly } from "./quietly";
import { tokyo, type Tokyo } from "../../test/relay/support/tokyo";

/** HAProxy as a relay has it, and as little of it as there can be, before the same home. */
export class Contest {
  readonly programs: Program[] = [];

  private constructor(
    private readonly folder: string,
    readonly site: Tokyo,
    /** Where players reach the one with the least configuration. */
    readonly minimalPort: number,
  ) {}

  /** @param folder a folder of its own */
  static async set(folder: string): Promise<Contest> {
    return new Contest(folder, await tokyo(), await freePort());
  }

  /** Where relays reach home. */
  get target(): number {
    return Number(this.site.homes[0]?.port);
  }

  /** @returns HAProxy of the relay and of the other */
  async start(): Promise<{ relay: Program; minimal: Program }> {
    const relay = await Relay.set(this.site.request, this.folder);
    await relay.start((...[name, command, args]) => this.program(name, command, args));
    const config = join(__dirname, "minimal.cfg");
    const variables = [`PORT=${this.minimalPort}`, `TARGET=${this.target}`];
    const minimal = this.program("minimal", "env", [...variables, "haproxy", "-db", "-f", config]);
    await reached(this.minimalPort);
    return { relay: relay.haproxy, minimal };
  }

  /**
   * nginx as home.
   *
   * @returns the number that players reach it at without a relay
   */
  async startHome(): Promise<number> {
    const direct = await freePort();
    const template = readFileSync(join(__dirname, "home.conf"), "utf8");
    const config = join(this.folder, "home.conf");
    writeFileSync(join(this.folder, "map"), Buffer.alloc(256 * 1024, "map "));
    writeFileSync(
      config,
      template.replaceAll("FOLDER", this.folder).replace("DIRECT", `${direct}`).replace("TARGET", `${this.target}`),
    );
    this.program("home", "nginx", ["-c", config, "-e", "stderr", "-g", "daemon off; master_process off;"]);
    await reached(direct, "127.0.1.1");
    return direct;
  }

  program(name: string, command: string, args: readonly string[]): Program {
    const program = new Program(name, ...quietly(command, args));
    this.programs.push(program);
    return program;
  }

  async end(): Promise<void> {
    for (const program of this.programs) await program.stop();
  }
}
