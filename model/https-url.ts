import type { Environment } from "./environment";
import { portRange } from "./port";

/** Where players come in by HTTPS, if there is such a way. A CDN answers on the usual port, the entry on the port's own. */
export function httpsUrl({ https, dns, ports }: Environment): string | undefined {
  if (https === undefined || dns === undefined) return undefined;
  const port = ports[https.port];
  const number = https.cdn === "none" && port !== undefined ? portRange(port).from : 443;
  return new URL(`https://${https.name}.${dns.zone}:${number}`).href;
}
