import { portRange } from "../../model/port";
import { relaysNginxPort } from "../../model/relay";
import { lines } from "./lines";
import { portsOf } from "./ports-of";
import type { HomeEndpoint, RelayRequest } from "./request";

/** Bytes of datagrams that may wait for nginx, per port and worker. */
export const datagramBytes = 4_194_304;

/** Files of a worker beside the players': its logs and sockets. */
const spare = 500;

/** nginx's configuration: the players' UDP. For nginx 1.18 and later. None without a UDP port. */
export function nginx(request: RelayRequest): string | undefined {
  const ports = portsOf(request, "udp");
  if (ports.length === 0) return undefined;
  const { name, resolver, homes } = request;
  const connections = workerConnections(request);
  return lines(
    `# ${name}: players' UDP to home. Changes here go with the machine`,
    "# the player's address is lost here: home sees the relay's",
    "include /etc/nginx/modules-enabled/*.conf;",
    "user www-data;",
    "pid /run/nginx.pid;",
    "error_log stderr warn;",
    "worker_processes auto;",
    `worker_rlimit_nofile ${connections};`,
    "events {",
    `  worker_connections ${connections};`,
    "}",
    "stream {",
    "  # one home per player address, by weight",
    "  split_clients $remote_addr $home {",
    shares(Object.values(homes)).map(({ share, address }) => `    ${share} ${address};`),
    "  }",
    resolver === undefined ? undefined : `  resolver ${resolver} ipv6=off;`,
    ports.flatMap((port) => {
      const { from, to } = portRange(port);
      return [
        `  # ${port.name}`,
        "  server {",
        `    listen ${from === to ? from : `${from}-${to}`} udp reuseport rcvbuf=${datagramBytes};`,
        `    proxy_pass $home:${from === to ? port.target : "$server_port"};`,
        `    proxy_timeout ${port.idleSeconds}s;`,
        "  }",
      ];
    }),
    "  # HAProxy asks here whether nginx runs",
    `  server { listen 127.0.0.1:${relaysNginxPort}; return ""; }`,
    "}",
  );
}

/** A session is two connections to nginx, and one worker may get most of them. */
export function workerConnections(request: RelayRequest): number {
  const sockets = portsOf(request, "udp").map((port) => portRange(port).to - portRange(port).from + 1);
  const sessions = sockets.length * request.relays.connections;
  return 2 * sessions + sockets.reduce((sum, count) => sum + count, spare);
}

/** The last one has the rest, so that rounding leaves nobody out. */
function shares(homes: readonly HomeEndpoint[]): { share: string; address: string }[] {
  const taking = homes.filter(({ weight }) => weight > 0);
  const sum = taking.reduce((total, { weight }) => total + weight, 0);
  return taking.map(({ address, weight }, index) => ({
    share: index === taking.length - 1 ? "*" : `${((100 * weight) / sum).toFixed(2)}%`,
    address,
  }));
}
