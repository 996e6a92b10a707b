import { connect, type Socket } from "node:net";
import { Duplex } from "node:stream";
import { loopback } from "../loopback";
import { DelayLine } from "./delay-line";
import type { Link } from "./link";

/** Where a connection goes to, and which address it comes from. */
export interface Call {
  readonly address: string;
  readonly port: number;
  readonly from: string;
}

type Outgoing =
  | { readonly kind: "connect" | "end" | "gone" }
  | { readonly kind: "data"; readonly chunk: Buffer; readonly done?: () => void };
type Incoming =
  | { readonly kind: "connected" | "end" }
  | { readonly kind: "data"; readonly chunk: Buffer }
  | { readonly kind: "closed"; readonly error: Error | undefined };

/** Packets on their way before a writer has to wait. */
const mostOnTheWay = 64;

/**
 * A TCP connection over a link: it emits `connect`, and what follows comes later by half a round trip and by losses. While the link is
 * silent nothing arrives, no end either, and where it was silent from the beginning nobody ever knows of it.
 */
export class Wire extends Duplex {
  private socket: Socket | undefined;
  private hasEnded = false;
  private readonly outgoing: DelayLine<Outgoing>;
  private readonly incoming: DelayLine<Incoming>;

  constructor(
    link: Link,
    private readonly call: Call,
  ) {
    super();
    loopback(call.address);
    loopback(call.from);
    this.outgoing = new DelayLine(link, (item) => this.sent(item));
    this.incoming = new DelayLine(link, (item) => this.received(item));
    this.outgoing.push({ kind: "connect" });
  }

  /** At once, whatever the link does, and without anybody being told. */
  cut(): void {
    this.outgoing.stop();
    this.incoming.stop();
    this.socket?.destroy();
    this.destroy();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (this.outgoing.length < mostOnTheWay) {
      this.outgoing.push({ kind: "data", chunk });
      done();
    } else {
      this.outgoing.push({ kind: "data", chunk, done });
    }
  }

  override _read(): void {
    this.socket?.resume();
  }

  override _final(done: () => void): void {
    this.outgoing.push({ kind: "end" });
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.incoming.stop();
    this.outgoing.push({ kind: "gone" });
    done(error);
  }

  private sent(item: Outgoing): void {
    switch (item.kind) {
      case "connect":
        if (!this.destroyed) this.socket = this.connected();
        break;
      case "data":
        this.socket?.write(item.chunk);
        item.done?.();
        break;
      case "end":
        this.socket?.end();
        break;
      case "gone":
        this.outgoing.stop();
        this.socket?.destroy();
        break;
    }
  }

  private connected(): Socket {
    const { address, port, from } = this.call;
    const socket = connect({ host: address, port, localAddress: from, noDelay: true, allowHalfOpen: true });
    let failed: Error | undefined;
    return socket
      .on("connect", () => this.incoming.push({ kind: "connected" }))
      .on("data", (chunk: Buffer) => this.incoming.push({ kind: "data", chunk }))
      .on("end", () => this.incoming.push({ kind: "end" }))
      .on("error", (error) => (failed = error))
      .on("close", () => this.incoming.push({ kind: "closed", error: failed }));
  }

  private received(item: Incoming): void {
    if (this.destroyed) return;
    switch (item.kind) {
      case "connected":
        this.emit("connect");
        break;
      case "data":
        if (!this.push(item.chunk)) this.socket?.pause();
        break;
      case "end":
        this.hasEnded = true;
        this.push(null);
        break;
      case "closed":
        if (item.error !== undefined || !this.hasEnded) this.destroy(item.error);
        break;
    }
  }
}
