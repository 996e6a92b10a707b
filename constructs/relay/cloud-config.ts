import { stringify } from "yaml";
import { relayFiles } from "./files";
import { names } from "./names";
import { portsOf } from "./ports-of";
import type { RelayFile, RelayRequest } from "./request";
import { startedUnits } from "./units";

/** The user data that make a relay of a Debian or Ubuntu machine, by cloud-init 21.3 or later. */
export function cloudConfig(request: RelayRequest): string {
  const hasUdp = portsOf(request, "udp").length > 0;
  const announces = request.announcement !== undefined;
  const config = {
    package_update: true,
    // curl is for scripts: what asks the cloud whether it takes the machine away is one
    packages: [
      "haproxy",
      ...(hasUdp ? ["nginx", "libnginx-mod-stream"] : []),
      ...(announces ? ["bird2", "nftables"] : []),
      "chrony",
      "curl",
      "socat",
      "unattended-upgrades",
    ],
    write_files: relayFiles(request).map(written),
    runcmd: commands(request, ["haproxy", ...(hasUdp ? ["nginx"] : []), ...(announces ? ["bird"] : [])].join(" ")),
  };
  return `#cloud-config\n# ${request.name}\n${stringify(config, { lineWidth: 0, indentSeq: false })}`;
}

function written({ path, mode, replaces = false, content }: RelayFile): Record<string, unknown> {
  return {
    path,
    ...(mode !== undefined && { permissions: mode }),
    // after the packages: dpkg asks about a file that is there before its own
    ...(replaces && { defer: true }),
    content,
  };
}

/** The team's script runs before players come: it may fetch the certificates that HAProxy needs. */
function commands(request: RelayRequest, services: string): string[] {
  return [
    "systemctl daemon-reload",
    "systemctl restart systemd-sysctl systemd-journald",
    ...(request.relays.userData === undefined ? [] : [names.firstStart]),
    `systemctl restart ${services}`,
    `systemctl enable --now ${startedUnits(request).join(" ")}`,
  ];
}
