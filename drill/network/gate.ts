import { EventEmitter } from "node:events";
import type { Socket } from "node:net";
import type { Link } from "./link";
import { Listener, type Place } from "./listener";
import type { Network } from "./network";
import { splice } from "./splice";

/** PROXY protocol v2: who connects speaks for itself, as health checks do. The byte behind the signature. */
const ownWord = 0x20;
const signatureLength = 12;

/** Where a program of its own enters a link: what it connects to here comes out at a part. */
export class Gate extends EventEmitter<{ answered: []; checked: [] }> {
  private listener: Listener | undefined;

  private constructor(
    readonly place: Place,
    readonly link: Link,
  ) {
    super();
  }

  /** @param from the address that the connections have where they come out */
  static async open(
    network: Network,
    link: Link,
    { place, to, from }: { place: Place; to: Place; from: string },
  ): Promise<Gate> {
    const gate = new Gate(place, link);
    gate.listener = await Listener.start(place, (socket) => {
      gate.watch(socket);
      const wire = network.connect(link, { ...to, from });
      wire.on("data", () => gate.emit("answered"));
      splice(socket, wire);
    });
    return gate;
  }

  /** Its place is free at once, and who is connected stays so. */
  deafen(): void {
    this.listener?.deafen();
  }

  async close(): Promise<void> {
    await this.listener?.stop();
  }

  /** A check that has been made is one whose connection is closed again. */
  private watch(socket: Socket): void {
    socket.once("data", (chunk: Buffer) => {
      if (chunk[signatureLength] === ownWord) socket.once("close", () => this.emit("checked"));
    });
  }
}
