import type { IncomingMessage } from "node:http";
import { isIP, isIPv4 } from "node:net";
import type { Networks } from "../model/networks";

/**
 * Whom an answer is for: who connected, or whom the proxies before it name. `X-Forwarded-For` is read from its end, and only
 * as far as proxies that are trusted wrote it: anybody can begin it with any address.
 */
export function clientAddress({ socket, headers }: IncomingMessage, proxies: Networks): string {
  let address = plain(socket.remoteAddress ?? "");
  const said = headers["x-forwarded-for"];
  if (said === undefined || !isIn(proxies, address)) return address;
  const forwarded = [said].flat().join(",");
  for (const hop of forwarded.split(",").reverse()) {
    const before = plain(withoutPort(hop.trim()));
    if (isIP(before) === 0) return address;
    address = before;
    if (!isIn(proxies, address)) return address;
  }
  return address;
}

function isIn(networks: Networks, address: string): boolean {
  return isIP(address) !== 0 && networks.has(address);
}

/** Some load balancers add the port: `192.0.2.1:443`, `[2001:db8::1]:443`. */
function withoutPort(hop: string): string {
  const [, bare] = /^\[(.*)\](?::\d+)?$/.exec(hop) ?? /^([\d.]+):\d+$/.exec(hop) ?? [];
  return bare ?? hop;
}

/** IPv4 as it is, also where a socket for both families has it. */
function plain(address: string): string {
  const mapped = address.startsWith("::ffff:") ? address.slice("::ffff:".length) : address;
  return isIPv4(mapped) ? mapped : address;
}
