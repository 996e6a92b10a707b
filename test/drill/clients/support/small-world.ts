import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import type { PlayerRegion } from "../../../../simulator/atlas/atlas";
import { loadAtlas } from "../../../../simulator/atlas/load-atlas";
import type { Topology } from "../../../../simulator/topology";
import { Clock } from "../../../../drill/clock";
import type { Player, Target, World } from "../../../../drill/crowd";

interface Changes {
  readonly order?: Topology["order"];
  readonly speed?: number;
  readonly ask?: World["ask"];
  readonly players?: readonly PlayerRegion[];
  /** Gets what players say that they have noticed. */
  readonly noticed?: string[];
}

/** Somebody who greets and echoes, and can be made to fail in several ways. */
export class Door {
  /** Takes connections, and says nothing any more; nothing is closed. */
  silent = false;
  /** Breaks the next byte that it sends back. */
  breaks = false;
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;

  private constructor(
    readonly key: string,
    private readonly seen: string | undefined,
  ) {}

  /** @param seen address that it greets with. Default: whence the connection comes */
  static async open(key: string, seen?: string): Promise<Door> {
    const door = new Door(key, seen);
    door.server = createServer((socket) => door.take(socket)).listen(0, "127.0.0.1");
    await once(door.server, "listening");
    return door;
  }

  get port(): number {
    return (this.server?.address() as AddressInfo).port;
  }

  get connections(): number {
    return this.sockets.size;
  }

  /** Ends all connections, and goes on. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  close(): void {
    this.cut();
    this.server?.close();
  }

  private take(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => this.sockets.delete(socket));
    if (this.silent) return;
    socket.write(`machine-of-${this.key} ${this.seen ?? String(socket.remoteAddress)}\n`);
    socket.on("data", (chunk: Buffer) => {
      if (this.silent) return;
      if (this.breaks) chunk[0] = 0;
      this.breaks = false;
      socket.write(chunk);
    });
  }
}

/** A world with doors on loopback, without network, cloud and HAProxy: what players do is all there is to see. */
export function smallWorld(
  doors: readonly Door[],
  { order, speed = 20, ask, players, noticed = [] }: Changes = {},
): World {
  const targets: Target[] = doors.map(({ key }) => ({ key, address: `${key}.example` }));
  const atlas = loadAtlas();
  const edges = doors.filter(({ key }) => key !== "entry").map(({ key }) => key);
  const edge = { cloud: "tencent", region: "ap-tokyo", place: "tencent/ap-tokyo", zones: { "ap-tokyo-1": 1 } } as const;
  return {
    topology: {
      game: "duel",
      environment: "test",
      cloud: "tencent",
      entry: { rules: "aia", areas: [] },
      home: {
        region: "ap-seoul",
        place: "tencent/ap-seoul",
        zones: ["ap-seoul-1"],
        machines: { min: 1, max: 1 },
        dialPercent: 100,
        health: { port: "game", intervalSeconds: 5, timeoutSeconds: 2, unhealthyAfter: 3, healthyAfter: 2 },
      },
      edges: Object.fromEntries(
        edges.map((key) => [key, { ...edge, connections: 100, dialPercent: 100, drain: false, road: "private" }]),
      ),
      order: order ?? { usual: doors.map(({ key }) => [key]), regions: {} },
      weights: Object.fromEntries(edges.map((key) => [key, 100])),
      answerSeconds: 60,
      heartbeatSeconds: 5,
    },
    atlas: players === undefined ? atlas : { ...atlas, players },
    clock: new Clock(speed),
    port: 7000,
    targets: () => targets,
    machines: doors.map(({ key }) => ({ name: `machine-of-${key}`, zone: "ap-seoul-1" })),
    call: (_player: Player, target: Target) => {
      const door = doors.find(({ key }) => key === target.key);
      if (door === undefined) throw new Error(`no door ${target.key}`);
      return connect(door.port, "127.0.0.1");
    },
    ledTo: () => "home",
    noticed: (who) => void noticed.push(who),
    addressOf: () => "127.0.0.1",
    ...(ask && { ask }),
  };
}
