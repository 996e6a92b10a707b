import { createServer as createHttpServer, type Server as HttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import { WebSocketServer } from "ws";
import type { Certificate } from "../../../sandbox/plugin/certificate";
import { readProxyHeader } from "./proxy-header";

export interface HomeProps {
  /** What it tells players its name is. */
  readonly name: string;
  /** One of 127.0.0.0/8. */
  readonly address: string;
  readonly port: number;
  /** Speaks TLS with it. */
  readonly tls?: Certificate;
  /** PEM; relays must show a certificate that it has signed. */
  readonly authority?: string;
  /** Speaks WebSocket on the path, nothing else. */
  readonly websocket?: string;
  /** Accepts connections, and answers every upgrade with this status. */
  readonly refusesWith?: number;
}

/**
 * A home that demands PROXY protocol v2, tells every player its own name and the address it sees, one line, and then echoes.
 * Without the header, it closes.
 */
export class Home {
  /** Players' addresses, in the order they came. */
  readonly players: string[] = [];
  /** The first lines of HTTP requests. */
  readonly requests: string[] = [];
  /** Connections by which relays checked it. */
  checks = 0;
  /** Connections that were closed for their header. */
  refused = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(private readonly props: HomeProps) {
    this.server = createServer((socket) => this.accept(socket));
  }

  static async start(props: HomeProps): Promise<Home> {
    const home = new Home(props);
    await home.listen();
    return home;
  }

  /** Players that are connected now. */
  get connections(): number {
    return this.sockets.size;
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen({ host: this.props.address, port: this.props.port, backlog: 4096 }, resolve);
    });
  }

  /** As when the machine goes: nothing listens, connections break. */
  stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    return closed;
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => this.sockets.delete(socket));
    let bytes = Buffer.alloc(0);
    const read = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk]);
      try {
        const header = readProxyHeader(bytes);
        if (header === undefined) return;
        socket.off("data", read).pause();
        if (header.rest.length > 0) socket.unshift(header.rest);
        if (header.address === undefined) this.checks += 1;
        else this.players.push(header.address);
        this.speak(socket, header.address);
      } catch {
        this.refused += 1;
        socket.destroy();
      }
    };
    socket.on("data", read);
  }

  private speak(socket: Socket, player: string | undefined): void {
    const { tls, authority, websocket } = this.props;
    const options: TlsOptions = {
      cert: tls?.certificate,
      key: tls?.key,
      ...(authority !== undefined && { ca: authority, requestCert: true, rejectUnauthorized: true }),
    };
    if (websocket !== undefined) {
      this.upgrade(tls ? createHttpsServer(options) : createHttpServer(), player).emit("connection", socket);
      // TLS reads by itself
      if (!tls) socket.resume();
    } else if (tls) {
      const server = createTlsServer(options, (secure) => this.echo(secure, player));
      server.on("tlsClientError", () => socket.destroy()).emit("connection", socket);
    } else {
      this.echo(socket, player);
    }
  }

  private echo(socket: Socket, player: string | undefined): void {
    socket.on("error", () => socket.destroy());
    if (player !== undefined) socket.write(`${this.props.name} ${player}\n`);
    socket.pipe(socket);
  }

  private upgrade(server: HttpServer, player: string | undefined): HttpServer {
    const sockets = new WebSocketServer({ noServer: true });
    return server.on("upgrade", (request, socket, head) => {
      this.requests.push(`${request.method} ${request.url} ${request.headers.host}`);
      const status = this.props.refusesWith ?? (request.url === this.props.websocket ? undefined : 404);
      if (status !== undefined) {
        socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\n\r\n`);
        return;
      }
      sockets.handleUpgrade(request, socket, head, (connection) => {
        if (player !== undefined) connection.send(`${this.props.name} ${player}\n`);
        connection.on("message", (message) => connection.send(message));
      });
    });
  }
}
