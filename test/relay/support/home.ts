import { createServer as createHttpServer, type Server as HttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import { WebSocketServer } from "ws";
import { EchoHome, type EchoHomeProps } from "../../../drill/echo-home";
import type { Certificate } from "../../../sandbox/plugin/certificate";

export interface HomeProps extends Pick<EchoHomeProps, "name" | "address" | "port"> {
  /** Speaks TLS with it. */
  readonly tls?: Certificate;
  /** PEM; relays must show a certificate that it has signed. */
  readonly authority?: string;
  /** Speaks WebSocket on the path, nothing else. */
  readonly websocket?: string;
  /** Accepts connections, and answers every upgrade with this status. */
  readonly refusesWith?: number;
}

/** A home that demands PROXY protocol v2, and speaks TLS and WebSocket where it is told to. */
export class Home extends EchoHome {
  /** The first lines of HTTP requests. */
  readonly requests: string[] = [];

  private constructor(private readonly wishes: HomeProps) {
    super(wishes);
  }

  static async start(props: HomeProps): Promise<Home> {
    const home = new Home(props);
    await home.listen();
    return home;
  }

  protected override speak(socket: Socket, player: string | undefined): void {
    const { tls, authority, websocket } = this.wishes;
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

  private upgrade(server: HttpServer, player: string | undefined): HttpServer {
    const sockets = new WebSocketServer({ noServer: true });
    return server.on("upgrade", (request, socket, head) => {
      this.requests.push(`${request.method} ${request.url} ${request.headers.host}`);
      const status = this.wishes.refusesWith ?? (request.url === this.wishes.websocket ? undefined : 404);
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
