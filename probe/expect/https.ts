import { portRange } from "../../model/port";
import { stackNames } from "../../model/stack-names";
import type { Check } from "../check";
import { certificateCheck } from "../checks/certificate";
import { webCheck } from "../checks/web";
import type { Subject } from "../subject";

const part = "https";
const usualPort = 443;

/** The way in by HTTPS and a domain name. */
export function httpsChecks({ environment, deploy }: Subject): Check[] {
  const { https, dns, ports, entry } = environment;
  const port = https && ports[https.port];
  if (https === undefined || dns === undefined || port === undefined || entry.retire !== undefined) return [];
  const host = `${https.name}.${dns.zone}`;
  const number = https.cdn === "none" ? portRange(port).from : usualPort;
  const path = https.check?.path ?? port.websocket?.path ?? "/";
  const fix = deploy(stackNames.traffic(environment));
  const common = { part, of: https.port, fix };
  const websocket = https.check === undefined && port.websocket !== undefined;
  return [
    certificateCheck({ ...common, door: { address: host, port: number, protocol: "tcp" }, name: host }),
    webCheck({
      ...common,
      mustFind: https.check !== undefined,
      request: { address: host, port: number, host, path, tls: true, websocket },
    }),
  ];
}
