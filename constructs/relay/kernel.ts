import { portRange } from "../../model/port";
import { relayHealth, relaysNginxPort } from "../../model/relay";
import { probeAfter, probes } from "./keepalive";
import { lines } from "./lines";
import { datagramBytes } from "./nginx";
import { portsOf } from "./ports-of";
import type { RelayRequest } from "./request";

/** The kernel's settings. Limits on files are not among them: units have their own, below what the kernel allows. */
export function kernel(request: RelayRequest): string {
  const { name, ports, relays } = request;
  const udp = portsOf(request, "udp");
  const own = Object.values(ports).map((port) => {
    const { from, to } = portRange(port);
    return from === to ? `${from}` : `${from}-${to}`;
  });
  return lines(
    `# ${name}: for ${relays.connections} players' connections`,
    "# all players of another relay may come at once",
    `net.core.somaxconn = ${relays.connections}`,
    `net.ipv4.tcp_max_syn_backlog = ${relays.connections}`,
    "net.core.netdev_max_backlog = 10000",
    "# a source port per player and home address, but none of the relay's own",
    "net.ipv4.ip_local_port_range = 1024 65535",
    `net.ipv4.ip_local_reserved_ports = ${[...new Set([...own, relayHealth.port, relaysNginxPort])].join(",")}`,
    "# source ports are free again at once",
    "net.ipv4.tcp_tw_reuse = 1",
    "# reuse and players behind one address need them (PAWS)",
    "net.ipv4.tcp_timestamps = 1",
    "# after the beat that players or the game keep, the silent are asked",
    `net.ipv4.tcp_keepalive_time = ${probeAfter(portsOf(request, "tcp"))}`,
    `net.ipv4.tcp_keepalive_intvl = ${probes.intervalSeconds}`,
    `net.ipv4.tcp_keepalive_probes = ${probes.count}`,
    "# no slow start after silence",
    "net.ipv4.tcp_slow_start_after_idle = 0",
    "# tunnels drop large packets without a word",
    "net.ipv4.tcp_mtu_probing = 1",
    "# most connections are idle: buffers begin small",
    "net.ipv4.tcp_rmem = 4096 16384 1048576",
    "net.ipv4.tcp_wmem = 4096 16384 1048576",
    ...(udp.length === 0 ? [] : ["# a burst of datagrams waits for nginx", `net.core.rmem_max = ${datagramBytes}`]),
    "# nothing here tracks connections; room, should something load it",
    `-net.netfilter.nf_conntrack_max = ${4 * relays.connections}`,
  );
}
