import { spawn } from "node:child_process";
import { createSocket, type RemoteInfo, type Socket as Datagrams } from "node:dgram";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import type { Door } from "../../../probe/world";

type Closing = () => unknown;

/** Servers that a test has started; closed together at its end. */
export class Servers {
  private readonly closing: Closing[] = [];

  /** Listens on a free port of an address of this machine. */
  async listen(server: Server, address = "127.0.0.1", port = 0): Promise<Door> {
    const open = new Set<Socket>();
    server.on("connection", (socket) => {
      open.add(socket);
      socket.on("error", () => undefined);
    });
    server.listen(port, address);
    await once(server, "listening");
    this.closing.push(() => {
      for (const socket of open) socket.destroy();
      server.close();
    });
    return { address, port: (server.address() as AddressInfo).port, protocol: "tcp" };
  }

  /** A TCP server that does with each connection what it is told. */
  tcp(serve: (socket: Socket) => unknown = () => undefined, address?: string): Promise<Door> {
    return this.listen(
      createServer((socket) => void serve(socket)),
      address,
    );
  }

  /** Answers datagrams. */
  async udp(
    answer: (message: Buffer, from: RemoteInfo, socket: Datagrams) => void,
    address = "127.0.0.1",
    port = 0,
  ): Promise<Door> {
    const socket = createSocket("udp4");
    socket.on("message", (message, from) => answer(message, from, socket));
    socket.bind(port, address);
    await once(socket, "listening");
    this.closing.push(() => socket.close());
    return { address, port: socket.address().port, protocol: "udp" };
  }

  /** A door behind which somebody is so busy that the kernel drops who comes: no answer, as behind a security group. */
  async deaf(): Promise<Door> {
    const child = spawn(process.execPath, ["-e", busy], { stdio: ["ignore", "pipe", "inherit"] });
    this.closing.push(() => child.kill("SIGKILL"));
    const [text] = (await once(child.stdout, "data")) as [Buffer];
    const port = Number(text.toString());
    // its queue of two is filled by those who came first
    const first = Array.from({ length: 4 }, () => connect(port, "127.0.0.1").on("error", () => undefined));
    this.closing.push(() => first.forEach((socket) => void socket.destroy()));
    await Promise.all(first.slice(0, 2).map((socket) => once(socket, "connect")));
    return { address: "127.0.0.1", port, protocol: "tcp" };
  }

  /** A port that nobody listens on. */
  async closed(): Promise<Door> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    return { address: "127.0.0.1", port, protocol: "tcp" };
  }

  close(): void {
    for (const close of this.closing.splice(0).reverse()) close();
  }
}

const busy = `
  const server = require("node:net").createServer();
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    require("node:fs").writeSync(1, String(server.address().port));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
`;
