import type { Duplex } from "node:stream";
import type { Clock } from "../clock";
import type { Player, Target, World } from "../crowd";
import type { Patience } from "./patience";

/** What is known of a connection that home has greeted. */
export interface Greeting {
  /** Name of the machine of home. */
  readonly machine: string;
  /** The player's address as home sees it. */
  readonly address: string;
}

/** One long connection of a player to home: what it says must come back, byte by byte. */
export class Session {
  /** Messages that came back whole. */
  echoes = 0;
  /** Bytes that came and had not been sent, or not in that place. */
  wrongBytes = 0;
  /** Called when something comes. */
  onHeard: () => void = () => undefined;
  /** Called with how long a message was away, in milliseconds of the drill's time. */
  onRoundTrip: (milliseconds: number) => void = () => undefined;
  /** Called once, when the connection ends by itself. */
  onEnd: () => void = () => undefined;
  private expected = Buffer.alloc(0);
  private readonly sent: { readonly bytes: number; readonly at: number }[] = [];
  private missing = 0;

  private constructor(
    private readonly socket: Duplex,
    private readonly clock: Clock,
    readonly greeting: Greeting,
    rest: Buffer,
  ) {
    socket.on("data", (chunk: Buffer) => this.read(chunk));
    socket.once("close", () => this.onEnd());
    socket.once("end", () => socket.destroy());
    if (rest.length > 0) this.read(rest);
    socket.resume();
  }

  /**
   * Calls, and waits for home's greeting.
   *
   * @returns undefined where it does not come before patience is at its end, or the connection ends before
   */
  static open(
    world: World,
    { player, target, patience }: { readonly player: Player; readonly target: Target; readonly patience: Patience },
    signal: AbortSignal,
  ): Promise<Session | undefined> {
    return new Promise((resolve) => {
      const socket = world.call(player, target);
      let bytes = Buffer.alloc(0);
      const settle = (session: Session | undefined): void => {
        calm();
        signal.removeEventListener("abort", give);
        socket.off("data", read).off("end", give).off("close", give);
        if (session === undefined) socket.destroy();
        resolve(session);
      };
      const give = (): void => settle(undefined);
      const read = (chunk: Buffer): void => {
        bytes = Buffer.concat([bytes, chunk]);
        const end = bytes.indexOf("\n");
        if (end < 0) return;
        const [machine = "", address = ""] = bytes.subarray(0, end).toString().split(" ");
        socket.pause();
        settle(new Session(socket, world.clock, { machine, address }, bytes.subarray(end + 1)));
      };
      const calm = patience.begin(give);
      signal.addEventListener("abort", give, { once: true });
      // what it says matters to nobody: it ends, and that is seen
      socket.on("error", () => socket.destroy());
      socket.on("data", read).once("end", give).once("close", give);
      if (signal.aborted) give();
    });
  }

  say(text: string): void {
    const bytes = Buffer.from(text);
    this.expected = Buffer.concat([this.expected, bytes]);
    this.sent.push({ bytes: bytes.length, at: this.clock.seconds });
    this.socket.write(bytes);
  }

  /** Ends it without being told that it has ended. */
  close(): void {
    this.onEnd = () => undefined;
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    const known = this.expected.subarray(0, chunk.length);
    for (const [place, byte] of chunk.entries()) if (known[place] !== byte) this.wrongBytes += 1;
    this.expected = this.expected.subarray(known.length);
    this.missing += known.length;
    for (let [first] = this.sent; first !== undefined && this.missing >= first.bytes; [first] = this.sent) {
      this.missing -= first.bytes;
      this.sent.shift();
      this.echoes += 1;
      this.onRoundTrip((this.clock.seconds - first.at) * 1000);
    }
    this.onHeard();
  }
}
