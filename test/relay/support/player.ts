import { connect, type Socket } from "node:net";
import { connect as connectTls, TLSSocket } from "node:tls";
import { until } from "../../../drill/until";

export interface PlayerProps {
  /** @default "127.0.0.1" */
  readonly from?: string;
  /** @default "127.0.0.1" */
  readonly to?: string;
  /** Speaks TLS, whoever the other side is. */
  readonly tls?: boolean;
}

/** A player's connection. */
export class Player {
  private text = "";
  private isOpen = true;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding("utf8").on("data", (text: string) => (this.text += text));
    socket.on("error", () => socket.destroy()).on("close", () => (this.isOpen = false));
  }

  /** @throws Error when nobody accepts the connection */
  static async connect(
    port: number,
    { from = "127.0.0.1", to = "127.0.0.1", tls = false }: PlayerProps = {},
  ): Promise<Player> {
    const options = { host: to, port, localAddress: from, rejectUnauthorized: false };
    const player = new Player(tls ? connectTls(options) : connect(options));
    await player.connected(tls ? "secureConnect" : "connect");
    return player;
  }

  private connected(event: "connect" | "secureConnect"): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once(event, resolve);
      // taken and closed at once is an end like any other
      this.socket.once("error", (error: NodeJS.ErrnoException) =>
        error.code === "ECONNRESET" ? resolve() : reject(error),
      );
    });
  }

  get open(): boolean {
    return this.isOpen;
  }

  /** All that came. */
  get received(): string {
    return this.text;
  }

  /** SHA-256 of the certificate that the other side showed. */
  get certificate(): string {
    return this.socket instanceof TLSSocket ? this.socket.getPeerCertificate().fingerprint256 : "";
  }

  /** What home says first: its name, and the player's address as it sees it. */
  async greeting(): Promise<string> {
    await until("a line from home, or the end", () => this.text.includes("\n") || !this.open);
    return this.text.split("\n")[0] ?? "";
  }

  send(text: string): void {
    this.socket.write(text);
  }

  /** Whether what is sent comes back. */
  async echoes(text: string): Promise<boolean> {
    const from = this.text.length;
    this.send(text);
    await until(`the echo of ${text}, or the end`, () => this.text.includes(text, from) || !this.open);
    return this.text.includes(text, from);
  }

  /** Waits until the other side has closed. */
  async ended(seconds?: number): Promise<void> {
    await until("the end of the connection", () => !this.open, seconds);
  }

  leave(): void {
    this.socket.destroy();
  }
}
