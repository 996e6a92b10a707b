import { createSocket, type Socket } from "node:dgram";

/** A home that answers every datagram with its own name and what came. */
export class UdpHome {
  private constructor(private readonly socket: Socket) {}

  static async start(name: string, address: string, port: number): Promise<UdpHome> {
    const socket = createSocket("udp4");
    socket.on("message", (message, { port: from, address: at }) =>
      socket.send(`${name} ${message.toString()}`, from, at),
    );
    await new Promise<void>((resolve) => socket.bind(port, address, resolve));
    return new UdpHome(socket);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.socket.close(() => resolve()));
  }
}
