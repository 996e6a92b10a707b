import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { ProblemError } from "../../model/problem";
import { loopback } from "../loopback";

/** Where something listens. */
export interface Place {
  readonly address: string;
  readonly port: number;
}

/** What listens on a loopback address, and all that came. */
export class Listener {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(
    readonly place: Place,
    taken: (socket: Socket) => void,
  ) {
    this.server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
      this.sockets.add(socket);
      socket.on("error", () => socket.destroy()).on("close", () => this.sockets.delete(socket));
      taken(socket);
    });
  }

  /** @throws ProblemError `drill/no-listening` */
  static async start(place: Place, taken: (socket: Socket) => void): Promise<Listener> {
    const listener = new Listener(place, taken);
    await listener.listen();
    return listener;
  }

  /** Nobody is taken any more; who was stays. The place is free at once. */
  deafen(): void {
    this.server.close();
  }

  stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    return closed;
  }

  private async listen(): Promise<void> {
    const { address, port } = this.place;
    try {
      this.server.listen({ host: loopback(address), port, backlog: 1024 });
      await once(this.server, "listening");
    } catch (error) {
      const { code = String(error) } = error as NodeJS.ErrnoException;
      throw new ProblemError([
        {
          code: "drill/no-listening",
          what: `${address} port ${port} cannot be listened on: ${code}`,
          fix: fixes[code] ?? fixes["EADDRINUSE"] ?? "",
        },
      ]);
    }
  }
}

const fixes: Readonly<Record<string, string>> = {
  EADDRINUSE: "stop what listens on this port on all addresses: `ss -ltnp` tells what it is",
  EACCES: "let programs of users listen on low numbers: sysctl net.ipv4.ip_unprivileged_port_start=0",
  EADDRNOTAVAIL: "run drills on Linux, which has all of 127.0.0.0/8",
};
