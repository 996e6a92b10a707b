import { connect } from "node:net";
import type { Door, Tried } from "../world";
import { failureOf } from "./tried";
import { within } from "./within";

/** Opens a TCP connection, times its handshake and closes it again. */
export async function openTcp({ address, port }: Door, milliseconds: number, signal: AbortSignal): Promise<Tried> {
  try {
    const took = await within(milliseconds, signal, (until) => handshake(address, port, until));
    return took === undefined ? { outcome: "silent" } : { outcome: "open", milliseconds: took };
  } catch (error) {
    signal.throwIfAborted();
    return failureOf(error, address);
  }
}

function handshake(host: string, port: number, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const socket = connect({ host, port, signal, autoSelectFamily: false });
    socket.once("error", reject);
    socket.once("connect", () => {
      resolve(performance.now() - began);
      // a reset leaves nothing behind at a load balancer that counts connections
      socket.resetAndDestroy();
    });
  });
}
