import { relayHealth, relayLoadPath, relaysNginxPort } from "../../model/relay";
import { relayRange } from "../../model/relay-range";
import { lines } from "./lines";
import { names } from "./names";
import { portsOf } from "./ports-of";
import type { RelayRequest } from "./request";

/** Where the relay says how it is, and what it looks at to know. */
export function healthSections(request: RelayRequest, maxconn: number): string {
  const tcp = portsOf(request, "tcp").map(({ name }) => name);
  const udp = portsOf(request, "udp").length > 0 ? [names.nginx] : [];
  const health = lines(
    `# :${relayHealth.port}${relayHealth.path} is 200 while every port has a home, nginx runs and no drain has begun`,
    "defaults",
    "  mode http",
    "  timeout connect 1s",
    "  timeout client 5s",
    // who asks in drips would keep others from asking
    "  timeout http-request 5s",
    "  timeout server 5s",
    "frontend relay.health",
    `  bind :${relayHealth.port}`,
    `  maxconn ${maxconn}`,
    `  monitor-uri ${relayHealth.path}`,
    // one line each: HAProxy reads 64 words of a line
    [...tcp, ...udp, names.taking].map((backend) => `  monitor fail if { nbsrv(${backend}) lt 1 }`),
    `  http-request return content-type application/json lf-string '${load(tcp, udp)}' if { path ${relayLoadPath} } { src ${relayRange} 127.0.0.0/8 }`,
    "  http-request deny",
    "# `relay drain` puts it into maintenance",
    `backend ${names.taking}`,
    "  server relay 127.0.0.1:9",
    udp.map((backend) => `backend ${backend}`),
    udp.map(() => `  server nginx 127.0.0.1:${relaysNginxPort} check inter 2s fall 2`),
  );
  return health;
}

/** What the dispatcher asks for: whether all is up, and the players of each port, as HAProxy counts them then. In few bytes. */
function load(tcp: readonly string[], udp: readonly string[]): string {
  const up = [names.taking, ...udp, ...tcp].map((backend) => `%[nbsrv(${backend})]`);
  const players = tcp.map((name) => `%[fe_conn(${name})]`);
  return `{"up":[${up.join()}],"players":[${players.join()}]}`;
}
