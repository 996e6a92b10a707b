import { createServer, type Server, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { loopback } from "./loopback";
import { readProxyHeader } from "./proxy-header";

export interface EchoHomeProps {
  /** What it tells players its name is. */
  readonly name: string;
  /** One of 127.0.0.0/8. */
  readonly address: string;
  readonly port: number;
  /**
   * Demands PROXY protocol v2, and closes without it. Else players are those who connect.
   *
   * @default true
   */
  readonly proxy?: boolean;
  /** Who connects from here is no player, but checks whether it is well. Default: who says so by PROXY protocol. */
  readonly checkedFrom?: string;
}

/** A home that tells every player its own name and the address it sees, one line, and then echoes. */
export class EchoHome {
  /** Players' addresses, in the order they came. */
  readonly players: string[] = [];
  /** Connections by which it was checked. */
  checks = 0;
  /** Connections that were closed for their header. */
  refused = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor(protected readonly props: EchoHomeProps) {
    this.server = createServer({ noDelay: true }, (socket) => this.accept(socket));
  }

  /** Players that are connected now. */
  get connections(): number {
    return this.sockets.size;
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen({ host: loopback(this.props.address), port: this.props.port, backlog: 4096 }, resolve);
    });
  }

  /** As when the machine goes: nothing listens, connections break. */
  stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    return closed;
  }

  /** @param player none for who checks it */
  protected speak(socket: Socket, player: string | undefined): void {
    this.echo(socket, player);
  }

  protected echo(socket: Duplex, player: string | undefined): void {
    socket.on("error", () => socket.destroy());
    if (player !== undefined) socket.write(`${this.props.name} ${player}\n`);
    socket.pipe(socket);
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => this.sockets.delete(socket));
    if (this.props.proxy !== false) this.readHeader(socket);
    else this.meet(socket, socket.remoteAddress === this.props.checkedFrom ? undefined : socket.remoteAddress);
  }

  private readHeader(socket: Socket): void {
    let bytes = Buffer.alloc(0);
    const read = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk]);
      try {
        const header = readProxyHeader(bytes);
        if (header === undefined) return;
        socket.off("data", read).pause();
        if (header.rest.length > 0) socket.unshift(header.rest);
        this.meet(socket, header.address);
      } catch {
        this.refused += 1;
        socket.destroy();
      }
    };
    socket.on("data", read);
  }

  private meet(socket: Socket, player: string | undefined): void {
    if (player === undefined) this.checks += 1;
    else this.players.push(player);
    this.speak(socket, player);
  }
}
