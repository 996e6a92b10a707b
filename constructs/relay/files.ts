import { announce } from "./announce";
import { bird } from "./bird";
import { drainCommand } from "./drain";
import { firewall } from "./firewall";
import { haproxy } from "./haproxy";
import { kernel } from "./kernel";
import { names } from "./names";
import { nginx } from "./nginx";
import { notice } from "./notice";
import type { RelayFile, RelayRequest } from "./request";
import { units } from "./units";
import { upkeep } from "./upkeep";

/** The files of a relay: all that makes one of a Debian or Ubuntu machine, but packages. */
export function relayFiles(request: RelayRequest): RelayFile[] {
  const udp = nginx(request);
  const routes = bird(request);
  const { userData } = request.relays;
  return [
    { path: "/etc/haproxy/haproxy.cfg", replaces: true, content: haproxy(request) },
    ...(udp === undefined ? [] : [{ path: "/etc/nginx/nginx.conf", replaces: true, content: udp }]),
    ...(routes === undefined ? [] : [{ path: "/etc/bird/bird.conf", replaces: true, content: routes }]),
    ...announce(request),
    ...firewall(request),
    { path: names.command, mode: "0755", content: drainCommand(request) },
    ...units(request),
    { path: "/etc/sysctl.d/90-anycast-edge.conf", content: kernel(request) },
    ...upkeep,
    { path: "/etc/motd", content: notice(request) },
    ...(userData === undefined ? [] : [{ path: names.firstStart, mode: "0755", content: userData }]),
  ];
}
