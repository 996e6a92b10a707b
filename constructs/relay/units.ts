import { leavingLookSeconds, noticeSeconds } from "../../model/relay";
import { lines } from "./lines";
import { names } from "./names";
import { workerConnections } from "./nginx";
import { portsOf } from "./ports-of";
import type { RelayFile, RelayRequest } from "./request";

const folder = "/etc/systemd/system";

/** A connection is two files to HAProxy, beside its checks and logs. */
const spareFiles = 1000;

/** How the relay's services run, and what runs beside them. */
export function units(request: RelayRequest): RelayFile[] {
  return [
    service("haproxy", 2 * request.relays.connections * portsOf(request, "tcp").length + spareFiles, [
      "# a new process would take players in a drain",
      `ExecStartPost=-${names.command} hold`,
      `ExecReload=-${names.command} hold`,
      "# when many leave at once, all are logged",
      "LogRateLimitIntervalSec=0",
    ]),
    ...(portsOf(request, "udp").length > 0 ? [service("nginx", workerConnections(request))] : []),
    ...(request.announcement === undefined ? [] : [service("bird")]),
    ...drainAtStop(request),
    ...drainWhenTaken(request),
    ...closeOtherPorts(request),
    ...announceWhileWell(request),
    ...reloadOnCertificate(request),
  ];
}

/** What the units are called that start with the machine. */
export function startedUnits(request: RelayRequest): string[] {
  return units(request)
    .filter(({ content }) => content.includes("[Install]"))
    .map(({ path }) => path.slice(folder.length + 1));
}

/** Tries again for ever: a certificate or password may be fetched late, and a relay that gave up helps nobody. */
function service(name: string, files?: number, more: readonly string[] = []): RelayFile {
  return {
    path: `${folder}/${name}.service.d/relay.conf`,
    content: lines(
      "[Unit]",
      "StartLimitIntervalSec=0",
      "[Service]",
      files === undefined ? undefined : `LimitNOFILE=${files}`,
      "Restart=always",
      "RestartSec=2",
      ...more,
    ),
  };
}

function drainAtStop({ health, relays }: RelayRequest): RelayFile[] {
  const seconds = noticeSeconds(health) + relays.drainSeconds + 30;
  const stop = (target: string): RelayFile => ({
    path: `${folder}/${target}.target.d/relay.conf`,
    content: lines("# 30 min by itself", "[Unit]", `JobTimeoutSec=${seconds + 120}`),
  });
  return [
    {
      path: `${folder}/relay-drain.service`,
      content: lines(
        "[Unit]",
        "Description=Drain of the relay before it stops",
        "# stops before these, while the network is there",
        "After=network-online.target haproxy.service nginx.service",
        "[Service]",
        "Type=oneshot",
        "RemainAfterExit=yes",
        `ExecStop=${names.command} drain`,
        `TimeoutStopSec=${seconds}`,
        "[Install]",
        "WantedBy=multi-user.target",
      ),
    },
    stop("poweroff"),
    stop("reboot"),
  ];
}

function drainWhenTaken({ leaving }: RelayRequest): RelayFile[] {
  if (leaving === undefined) return [];
  return [
    {
      path: names.leaving,
      mode: "0755",
      content: lines(
        "#!/bin/sh",
        "# waits until the cloud takes the machine away, then drains",
        `until ${leaving}; do sleep ${leavingLookSeconds}; done`,
        `exec ${names.command} drain`,
      ),
    },
    {
      path: `${folder}/relay-leaving.service`,
      content: lines(
        "[Unit]",
        "Description=Drain of the relay when the cloud takes it away",
        "After=network-online.target",
        "[Service]",
        `ExecStart=${names.leaving}`,
        "Restart=on-failure",
        "[Install]",
        "WantedBy=multi-user.target",
      ),
    },
  ];
}

function closeOtherPorts({ announcement }: RelayRequest): RelayFile[] {
  if (announcement === undefined) return [];
  return [
    {
      path: `${folder}/relay-firewall.service`,
      content: lines(
        "[Unit]",
        "Description=Firewall for what the relay opens beside the players' ports",
        "# whose start drops all rules that are there",
        "After=nftables.service",
        "PartOf=nftables.service",
        "Before=haproxy.service bird.service",
        "[Service]",
        "Type=oneshot",
        "RemainAfterExit=yes",
        `ExecStart=nft -f ${names.firewall}`,
        "[Install]",
        "WantedBy=multi-user.target",
      ),
    },
  ];
}

function announceWhileWell({ announcement }: RelayRequest): RelayFile[] {
  if (announcement === undefined) return [];
  const { address, prefix } = announcement;
  return [
    {
      path: `${folder}/relay-announce.service`,
      content: lines(
        "[Unit]",
        `Description=Announcement of ${prefix} while the relay is well`,
        "After=network-online.target bird.service haproxy.service",
        "StartLimitIntervalSec=0",
        "[Service]",
        `ExecStartPre=ip address replace ${address}/32 dev lo`,
        `ExecStart=${names.announce}`,
        "# also when it was killed and could not do so itself",
        `ExecStopPost=-birdc disable ${names.route}`,
        "Restart=always",
        "RestartSec=2",
        "[Install]",
        "WantedBy=multi-user.target",
      ),
    },
  ];
}

function reloadOnCertificate(request: RelayRequest): RelayFile[] {
  const { homeTls } = request.relays;
  const own = portsOf(request, "tcp").flatMap(({ tls }) => (tls ? [tls.certificate] : []));
  const files = new Set([...own, ...(homeTls ? [homeTls.certificate, homeTls.authority] : [])]);
  if (files.size === 0) return [];
  return [
    {
      path: `${folder}/relay-certificate.path`,
      content: lines(
        "[Path]",
        [...files].map((file) => `PathChanged=${file}`),
        "[Install]",
        "WantedBy=multi-user.target",
      ),
    },
    {
      path: `${folder}/relay-certificate.service`,
      content: lines("[Service]", "Type=oneshot", "ExecStart=systemctl reload-or-restart haproxy"),
    },
  ];
}
