import { isIPv4 } from "node:net";

/**
 * The address itself, which must be of 127.0.0.0/8: nothing of a drill listens or connects anywhere else.
 *
 * @throws Error when it is another
 */
export function loopback(address: string): string {
  if (isIPv4(address) && address.startsWith("127.")) return address;
  throw new Error(`a drill would leave 127.0.0.0/8 for ${address}: this is a bug in anycast-edge`);
}
