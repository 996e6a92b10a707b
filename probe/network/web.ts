import { randomBytes } from "node:crypto";
import { request as http, type IncomingMessage } from "node:http";
import { request as https } from "node:https";
import { isIP } from "node:net";
import type { Request, Spoken } from "../world";
import { failureOf } from "./tried";
import { within } from "./within";

/** Asks by HTTP, for a page or for an upgrade, and tells the status of the answer. */
export async function askWeb(request: Request, milliseconds: number, signal: AbortSignal): Promise<Spoken<number>> {
  const began = performance.now();
  try {
    const said = await within(milliseconds, signal, (until) => statusOf(request, until));
    if (said === undefined)
      return { outcome: "silent", why: "the connection is taken, or not, and nothing is answered in time" };
    return { outcome: "answered", milliseconds: performance.now() - began, said };
  } catch (error) {
    signal.throwIfAborted();
    return failureOf(error, request.address);
  }
}

function statusOf(wish: Request, signal: AbortSignal): Promise<number> {
  const { address, port, host, path, tls, websocket } = wish;
  return new Promise((resolve, reject) => {
    const upgrade = {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": randomBytes(16).toString("base64"),
    };
    const options = {
      host: address,
      port,
      path,
      signal,
      agent: false as const,
      headers: { host, ...(websocket && upgrade) },
    };
    // the certificate is a check of its own
    const sent = tls
      ? https({ ...options, rejectUnauthorized: false, servername: isIP(host) === 0 ? host : "" })
      : http(options);
    const end = ({ statusCode = 0 }: IncomingMessage): void => {
      resolve(statusCode);
      sent.destroy();
    };
    sent.once("response", end);
    sent.once("upgrade", end);
    // what comes after the answer is nobody's concern
    sent.on("error", reject);
    sent.end();
  });
}
