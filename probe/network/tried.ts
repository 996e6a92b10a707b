import { isIPv6 } from "node:net";
import type { Tried } from "../world";

type Failure = Exclude<Tried, { outcome: "open" }>;

const noWay = ["ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL", "ENETDOWN", "EHOSTDOWN", "EACCES", "EPERM"];
const nameless = ["ENOTFOUND", "EAI_AGAIN", "EAI_NODATA"];

/** What the operating system's word for a failure means for somebody who looks at an address. */
export function failureOf(error: unknown, address: string): Failure {
  const { code = "", message } = error as NodeJS.ErrnoException;
  if (code === "ETIMEDOUT") return { outcome: "silent" };
  if (code === "ECONNREFUSED") return { outcome: "refused" };
  if (code === "ECONNRESET" || code === "EPIPE") return { outcome: "refused", why: "it was taken, and closed at once" };
  if (nameless.includes(code)) return { outcome: "unreachable", why: `the name ${address} is not found` };
  if (noWay.includes(code) && isIPv6(address)) return { outcome: "unknown", why: `this machine has no IPv6: ${code}` };
  if (noWay.includes(code)) return { outcome: "unreachable", why: `this machine has no way there: ${code}` };
  return { outcome: "refused", why: `it answers, and not as was hoped: ${message}` };
}
