import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Home, type HomeProps } from "./home";
import { Player, type PlayerProps } from "./player";
import { Program } from "../../../drill/program";
import { Relay } from "./relay";
import { tokyo, type Changes, type Tokyo } from "./tokyo";
import { UdpHome } from "./udp-home";

// programs start and notice slowly on a busy machine
jest.setTimeout(30_000);

/** A relay with its homes. */
export interface Site extends Tokyo {
  readonly relay: Relay;
  /** @param name of the home endpoint; "home" by default */
  readonly home: (name?: string) => Home;
}

/** What a test starts: it all ends with the test, whatever happens, and the logs are shown when it fails. */
export class Stage {
  readonly folder = mkdtempSync(join(tmpdir(), "relay-"));
  private readonly programs: Program[] = [];
  private readonly endings: (() => void | Promise<void>)[] = [];

  /** A test's body, with a stage of its own. */
  static set(body: (stage: Stage) => Promise<void>): () => Promise<void> {
    return async () => {
      const stage = new Stage();
      try {
        await body(stage);
      } catch (error) {
        if (error instanceof Error) error.message += stage.logs();
        throw error;
      } finally {
        await stage.clear();
      }
    };
  }

  /**
   * A relay of starfall's Tokyo edge with all its homes, once it is healthy.
   *
   * @param home how homes speak
   */
  async tokyo(changes: Changes = {}, home: Partial<HomeProps> = {}): Promise<Site> {
    const site = await tokyo(changes);
    const homes = new Map<string, Home>();
    for (const props of site.homes) homes.set(props.name, await this.home({ ...props, ...home }));
    const relay = await this.relay(site);
    await relay.healthy();
    return {
      ...site,
      relay,
      home: (name = "home") => {
        const found = homes.get(name);
        if (found === undefined) throw new Error(`no home ${name}`);
        return found;
      },
    };
  }

  async relay({ request }: Tokyo): Promise<Relay> {
    const relay = await Relay.set(request, mkdtempSync(join(this.folder, "r-")));
    await relay.start((...program) => this.program(...program));
    return relay;
  }

  async home(props: HomeProps): Promise<Home> {
    const home = await Home.start(props);
    this.endings.push(() => home.stop());
    return home;
  }

  async udpHome(name: string, address: string, port: number): Promise<void> {
    const home = await UdpHome.start(name, address, port);
    this.endings.push(() => home.stop());
  }

  async player(port: number, props?: PlayerProps): Promise<Player> {
    const player = await Player.connect(port, props);
    this.endings.push(() => player.leave());
    return player;
  }

  program(...args: ConstructorParameters<typeof Program>): Program {
    const program = new Program(...args);
    this.programs.push(program);
    return program;
  }

  /** Writes a file and tells where it is. */
  file(name: string, content: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  private logs(): string {
    return this.programs.map(({ name, log }) => `\n--- ${name}\n${log}`).join("");
  }

  private async clear(): Promise<void> {
    for (const program of this.programs) await program.stop();
    for (const end of this.endings) await end();
    rmSync(this.folder, { recursive: true });
  }
}
