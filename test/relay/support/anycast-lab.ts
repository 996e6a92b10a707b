import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { relayFiles } from "../../../constructs/relay/files";
import type { RelayRequest } from "../../../constructs/relay/request";
import { game } from "../../constructs/relay/requested";
import { Lab } from "./lab";
import type { Program } from "../../../drill/program";
import type { TypedProgram } from "./typed-program";
import { routerConfiguration, type Router } from "./router";

const address = "203.0.113.10";
const asn = 64500;

const sites = {
  near: { machine: "198.51.100.2", neighbours: { r1: { address: "198.51.100.1", asn: 64601 } } },
  far: { machine: "198.51.100.6", neighbours: { r4: { address: "198.51.100.5", asn: 64604 } } },
} as const;

export type SiteName = keyof typeof sites;

/** In a row. */
const routers: Readonly<Record<string, Router>> = {
  r1: {
    id: "10.9.1.1",
    asn: 64601,
    neighbours: { near: { address: "198.51.100.2", asn }, r2: { address: "10.9.1.2", asn: 64602 } },
  },
  r2: {
    id: "10.9.1.2",
    asn: 64602,
    neighbours: { r1: { address: "10.9.1.1", asn: 64601 }, r3: { address: "10.9.2.2", asn: 64603 } },
  },
  r3: {
    id: "10.9.2.2",
    asn: 64603,
    neighbours: { r2: { address: "10.9.2.1", asn: 64602 }, r4: { address: "10.9.3.2", asn: 64604 } },
  },
  r4: {
    id: "10.9.3.2",
    asn: 64604,
    neighbours: { r3: { address: "10.9.3.1", asn: 64603 }, far: { address: "198.51.100.6", asn } },
  },
};

/**
 * Four networks in a row, a player at the second, and a site at either end, both of which announce one prefix. A site is a relay as it is
 * rendered, with the real HAProxy and BIRD, and a home that greets with the site's name.
 */
export class AnycastLab {
  private readonly homes = new Map<SiteName, Program>();
  private readonly watchers = new Map<SiteName, Program>();

  private constructor(
    private readonly lab: Lab,
    private readonly folder: string,
  ) {}

  static async start(): Promise<AnycastLab> {
    const lab = await Lab.start(
      ["player", ...Object.keys(routers), ...Object.keys(sites)],
      [
        ["player", "192.0.2.2/30", "r2", "192.0.2.1/30"],
        ["r1", "10.9.1.1/30", "r2", "10.9.1.2/30"],
        ["r2", "10.9.2.1/30", "r3", "10.9.2.2/30"],
        ["r3", "10.9.3.1/30", "r4", "10.9.3.2/30"],
        ["near", "198.51.100.2/30", "r1", "198.51.100.1/30"],
        ["far", "198.51.100.6/30", "r4", "198.51.100.5/30"],
      ],
    );
    const made = new AnycastLab(lab, mkdtempSync(join(tmpdir(), "anycast-lab-")));
    made.route("player", "192.0.2.1");
    made.route("near", "198.51.100.1");
    made.route("far", "198.51.100.5");
    for (const [name, router] of Object.entries(routers)) made.bird(name, routerConfiguration(router));
    for (const name of Object.keys(sites) as SiteName[]) made.site(name);
    return made;
  }

  /** What a player who connects now is greeted with; nothing where nobody takes the connection. */
  greeting(): string {
    return this.said("player", "socat", "-t1", "-T2", "-", `TCP:${address}:7000,connect-timeout=1`).trim();
  }

  /** Whether a player's connection to a port of the address is taken. */
  takes(port: number): boolean {
    try {
      this.lab.on("player", "socat", "-u", "OPEN:/dev/null", `TCP:${address}:${port},connect-timeout=1`);
      return true;
    } catch {
      return false;
    }
  }

  /** A player who stays. */
  stay(): TypedProgram {
    return this.lab.program("player", "player", "socat", "-", `TCP:${address}:7000`);
  }

  /** The ways to the prefix that a router knows, the one it takes first: autonomous systems in their order. */
  paths(router: string): string[] {
    const shown = this.said(router, "birdc", "-s", this.socket(router), "show", "route", "for", address, "all");
    return [...shown.matchAll(/BGP\.as_path: ([\d ]+)/g)].map(([, path = ""]) => path.trim());
  }

  startHome(name: SiteName): void {
    const greets = ["TCP-LISTEN:17000,bind=127.0.0.1,reuseaddr,fork", `SYSTEM:echo ${name}; cat >/dev/null`];
    this.homes.set(name, this.lab.program(name, `home of ${name}`, "socat", ...greets));
  }

  async stopHome(name: SiteName): Promise<void> {
    await this.homes.get(name)?.stop();
  }

  /** `relay drain` or `relay undrain`, as a person types it. */
  relay(name: SiteName, word: string): Program {
    return this.lab.program(name, `relay ${word}`, "sh", this.path(name, "/usr/local/sbin/relay"), word);
  }

  startWatcher(name: SiteName): void {
    const script = this.path(name, "/usr/local/lib/anycast-edge/announce");
    this.watchers.set(name, this.lab.program(name, `announce of ${name}`, "sh", script));
  }

  /** As systemd does it. */
  async stopWatcher(name: SiteName): Promise<void> {
    await this.watchers.get(name)?.stop();
  }

  async stop(): Promise<void> {
    await this.lab.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** What a command prints; nothing when it fails, as it does while what it asks is not up. */
  private said(machine: string, ...command: readonly string[]): string {
    try {
      return this.lab.on(machine, ...command);
    } catch {
      return "";
    }
  }

  private site(name: SiteName): void {
    const { machine, neighbours } = sites[name];
    const request: RelayRequest = {
      name: `duel-test-site-${name}`,
      ports: { game },
      relays: { connections: 100, drainSeconds: 1 },
      health: { port: "game", intervalSeconds: 1, timeoutSeconds: 1, unhealthyAfter: 2, healthyAfter: 2 },
      homes: { home: { address: "127.0.0.1", mostAddresses: 1, weight: 100 } },
      announcement: { asn, prefix: "203.0.113.0/24", address, machine, neighbours },
    };
    mkdirSync(join(this.folder, name));
    for (const { path, content } of relayFiles(request)) {
      // machines of the lab have their files in common, and their programs run as nobody else
      const moved = content
        .replaceAll("/run/haproxy/", `${join(this.folder, name)}/`)
        .replaceAll("/run/bird/bird.ctl", this.socket(name))
        .replaceAll(/^\s*(user|group|chroot) .*\n/gm, "")
        .replace("log syslog all", "log stderr { warning, error }");
      writeFileSync(this.path(name, path), moved);
    }
    this.lab.on(name, "ip", "address", "replace", `${address}/32`, "dev", "lo");
    this.lab.on(name, "nft", "-f", this.path(name, "/usr/local/lib/anycast-edge/firewall.nft"));
    this.startHome(name);
    this.lab.program(name, `HAProxy of ${name}`, "haproxy", "-f", this.path(name, "/etc/haproxy/haproxy.cfg"));
    this.lab.program(name, `BIRD of ${name}`, ...this.birdCommand(name, this.path(name, "/etc/bird/bird.conf")));
    this.startWatcher(name);
  }

  private bird(name: string, configuration: string): void {
    const file = join(this.folder, `${name}.conf`);
    writeFileSync(file, configuration);
    this.lab.program(name, `BIRD of ${name}`, ...this.birdCommand(name, file));
  }

  private birdCommand(name: string, file: string): string[] {
    return ["bird", "-f", "-c", file, "-s", this.socket(name), "-P", join(this.folder, `${name}.pid`)];
  }

  private route(machine: string, gateway: string): void {
    this.lab.on(machine, "ip", "route", "add", "default", "via", gateway);
  }

  private socket(name: string): string {
    return join(this.folder, `${name}.ctl`);
  }

  private path(name: string, path: string): string {
    return join(this.folder, name, path.replaceAll("/", "_"));
  }
}
