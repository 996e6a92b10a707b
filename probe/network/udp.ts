import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";
import type { Door, Spoken } from "../world";
import { failureOf } from "./tried";
import { within } from "./within";

/** Times a datagram is sent: some get lost on the way. */
const tries = 3;

/** Sends a message and tells the first that comes back. */
export async function sendUdp(
  door: Door,
  message: Buffer,
  milliseconds: number,
  signal: AbortSignal,
): Promise<Spoken<Buffer>> {
  const began = performance.now();
  try {
    const said = await within(milliseconds, signal, (until) => answerTo(door, message, milliseconds / tries, until));
    if (said === undefined) return { outcome: "silent" };
    return { outcome: "answered", milliseconds: performance.now() - began, said };
  } catch (error) {
    signal.throwIfAborted();
    return failureOf(error, door.address);
  }
}

function answerTo({ address, port }: Door, message: Buffer, every: number, signal: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(address) ? "udp6" : "udp4");
    const again = setInterval(() => socket.send(message), every);
    const end = (): void => {
      clearInterval(again);
      signal.removeEventListener("abort", stop);
      socket.close();
    };
    const fail = (error: Error): void => {
      end();
      reject(error);
    };
    const stop = (): void => fail(new Error("stopped"));
    signal.addEventListener("abort", stop, { once: true });
    socket.once("error", fail);
    socket.once("message", (answer) => {
      end();
      resolve(answer);
    });
    // connected, so that only this address is heard and a refusal is told
    socket.connect(port, address, () => socket.send(message));
  });
}
