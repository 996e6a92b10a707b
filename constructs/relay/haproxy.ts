import { portRange } from "../../model/port";
import { check } from "./haproxy-check";
import { healthSections } from "./haproxy-health";
import { probeAfter, probes } from "./keepalive";
import { lines } from "./lines";
import { names } from "./names";
import { portsOf } from "./ports-of";
import type { HomeEndpoint, RelayRequest } from "./request";

type Port = ReturnType<typeof portsOf>[number];

/** Connections beside the players': those that ask how the relay is, and on each port those that are being turned away. */
const spare = 100;

/** HAProxy's configuration: the players' TCP, and the relay's own health. For HAProxy 2.4 and later. */
export function haproxy(request: RelayRequest): string {
  const ports = portsOf(request, "tcp");
  const parts = [
    head(request, ports.length),
    playersDefaults(request),
    ...ports.map((port) => listen(port, request)),
    ...helpers(request),
    healthSections(request, spare),
  ];
  return parts.join("\n");
}

function head({ name, relays: { connections } }: RelayRequest, ports: number): string {
  return lines(
    `# ${name}: players' TCP to home. Changes here go with the machine`,
    "# relay status; journalctl -u haproxy; haproxy -c -f /etc/haproxy/haproxy.cfg",
    "global",
    "  log stdout format raw local0 info",
    // were it less than all ports together, a full relay would no longer say how it is
    `  maxconn ${(connections + spare) * ports + spare}`,
    "  user haproxy",
    "  group haproxy",
    "  chroot /var/lib/haproxy",
    `  stats socket ${names.socket} mode 660 level admin expose-fd listeners`,
  );
}

function playersDefaults({ health, relays: { connections, homeTls } }: RelayRequest): string {
  const { intervalSeconds, timeoutSeconds, unhealthyAfter, healthyAfter } = health;
  return lines(
    "defaults",
    "  mode tcp",
    "  log global",
    "  # player, port, home, bytes, milliseconds, how it ended; never what was said",
    '  log-format "%ci:%cp %f>%s up %U down %B ms %Tt end %ts"',
    "  # each port closes one too many, so that the player tries elsewhere; that one has to get in for it",
    `  maxconn ${connections + spare}`,
    "  # players stay for hours: the fewest, by weight, also levels what a restart of home has tilted",
    "  balance leastconn",
    "  option redispatch 1",
    "  # finds players and homes that vanished",
    "  option clitcpka",
    "  option srvtcpka",
    `  clitcpka-intvl ${probes.intervalSeconds}s`,
    `  clitcpka-cnt ${probes.count}`,
    `  timeout connect ${timeoutSeconds}s`,
    `  timeout check ${timeoutSeconds}s`,
    "  # until home has accepted; then each port's `timeout tunnel`",
    "  timeout client 30s",
    "  timeout server 30s",
    "  timeout client-fin 30s",
    "  timeout server-fin 30s",
    "  # PROXY tells home the player's address. A home that is down keeps whom it has",
    `  default-server check inter ${intervalSeconds}s fall ${unhealthyAfter} rise ${healthyAfter} send-proxy-v2 check-send-proxy`,
    // by TLS 1.3 a check would be over before home has judged the relay's certificate
    homeTls &&
      `  default-server ssl verify required ca-file ${homeTls.authority} crt ${homeTls.certificate} ssl-max-ver TLSv1.2`,
  );
}

/** @throws Error when the port is a range; the rules refuse it before */
function listen(port: Port, request: RelayRequest): string {
  const { from, to } = portRange(port);
  if (from !== to) throw new Error(`port ${port.name}: a range of TCP ports has no single relay port`);
  return lines(
    `listen ${port.name}`,
    `  bind :${from}${port.tls ? ` ssl crt ${port.tls.certificate}` : ""}`,
    `  tcp-request connection reject if { fe_conn gt ${request.relays.connections} }`,
    ...limit(request),
    `  timeout tunnel ${port.idleSeconds}s`,
    `  clitcpka-idle ${probeAfter([port])}s`,
    ...check(port, request),
    Object.entries(request.homes).map(([home, endpoint]) => server(home, endpoint, port.target)),
  );
}

function limit({ relays: { connectionsPerAddress } }: RelayRequest): string[] {
  if (connectionsPerAddress === undefined) return [];
  return [
    `  tcp-request connection track-sc0 src table ${names.players}`,
    `  tcp-request connection reject if { sc0_conn_cur gt ${connectionsPerAddress} }`,
  ];
}

function server(name: string, { address, mostAddresses, weight }: HomeEndpoint, target: number): string {
  const where = `${address}:${target} weight ${weight}`;
  return mostAddresses === 1
    ? `  server ${name} ${where}`
    : `  server-template ${name}. ${mostAddresses} ${where} resolvers ${names.resolver} init-addr none resolve-prefer ipv4`;
}

/** What ports refer to, where they do. */
function helpers({ homes, resolver, relays }: RelayRequest): string[] {
  const named = Object.values(homes).some(({ mostAddresses }) => mostAddresses > 1);
  if (named && resolver === undefined) throw new Error("a home that is a name needs a `resolver`");
  const table = lines(
    `backend ${names.players}`,
    `  stick-table type ip size ${relays.connections} expire 60s store conn_cur`,
  );
  const nameserver = lines(
    `resolvers ${names.resolver}`,
    `  nameserver cloud ${resolver}:53`,
    "  timeout resolve 10s",
    "  # addresses outlive a resolver that is down: the checks tell whether they are well",
    ["nx", "refused", "timeout", "other"].map((answer) => `  hold ${answer} 24h`),
    "  hold obsolete 30s",
  );
  return [...(relays.connectionsPerAddress === undefined ? [] : [table]), ...(named ? [nameserver] : [])];
}
