import { createSocket, type Socket } from "node:dgram";
import { loopback } from "../loopback";

const headLength = 12;
const [typeA, classIn] = [1, 1];
/** Answer, recursion wanted and there, no error. */
const flags = 0x8180;
/** What is asked for stands behind the head. */
const pointerToName = 0xc000 + headLength;

/** Tells the addresses of names, as the resolver of a cloud's network does: A records alone. */
export class NameServer {
  private constructor(
    private readonly socket: Socket,
    private readonly addresses: ReadonlyMap<string, readonly string[]>,
  ) {
    socket.on("message", (message, from) => {
      const answer = this.answer(message);
      if (answer !== undefined) socket.send(answer, from.port, from.address);
    });
  }

  static async start(
    address: string,
    port: number,
    addresses: ReadonlyMap<string, readonly string[]>,
  ): Promise<NameServer> {
    const server = new NameServer(createSocket("udp4"), addresses);
    await new Promise<void>((resolve, reject) => {
      server.socket.once("error", reject).bind(port, loopback(address), resolve);
    });
    return server;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.socket.close(() => resolve()));
  }

  /** Undefined for what is no question. */
  private answer(message: Buffer): Buffer | undefined {
    const labels: string[] = [];
    let at = headLength;
    for (let length = message[at]; length !== 0; length = message[at]) {
      if (length === undefined) return undefined;
      labels.push(message.toString("latin1", at + 1, at + 1 + length));
      at += 1 + length;
    }
    const end = at + 5;
    if (message.length < end) return undefined;
    const found =
      message.readUInt16BE(at + 1) === typeA ? (this.addresses.get(labels.join(".").toLowerCase()) ?? []) : [];
    const head = Buffer.alloc(headLength);
    message.copy(head, 0, 0, 2);
    head.writeUInt16BE(flags, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(found.length, 6);
    return Buffer.concat([head, message.subarray(headLength, end), ...found.map(record)]);
  }
}

function record(address: string): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16BE(pointerToName, 0);
  bytes.writeUInt16BE(typeA, 2);
  bytes.writeUInt16BE(classIn, 4);
  bytes.writeUInt32BE(60, 6);
  bytes.writeUInt16BE(4, 10);
  Buffer.from(address.split(".").map(Number)).copy(bytes, 12);
  return bytes;
}
