import { createHash } from "node:crypto";
import type { Socket } from "node:net";
import { EchoHome } from "../echo-home";

/** What the answer to an upgrade is made of (RFC 6455, section 1.3). */
const upgradeWord = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** A machine of home on one port: it echoes, and answers those who check it by HTTP or by a WebSocket upgrade as one that is well. */
export class Machine extends EchoHome {
  protected override speak(socket: Socket, player: string | undefined): void {
    if (player === undefined) {
      socket.once("data", (chunk: Buffer) => socket.end(answerTo(chunk.toString("latin1")))).resume();
    } else {
      this.echo(socket, player);
    }
  }
}

function answerTo(request: string): string {
  const key = /^sec-websocket-key: *(\S+)/im.exec(request)?.[1];
  if (key === undefined) return "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  const accept = createHash("sha1").update(`${key}${upgradeWord}`).digest("base64");
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
}
