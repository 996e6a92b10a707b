import { lines } from "./lines";
import type { RelayFile } from "./request";

/** How the machine looks after itself without cutting players off. */
export const upkeep: readonly RelayFile[] = [
  {
    path: "/etc/apt/apt.conf.d/99-relay",
    content: lines(
      "// the public address may come a while after the first start",
      'Acquire::Retries "20";',
      'APT::Periodic::Update-Package-Lists "1";',
      'APT::Periodic::Unattended-Upgrade "1";',
      "// their restart cuts players off: replace the relay instead",
      'Unattended-Upgrade::Package-Blacklist { "haproxy"; "nginx"; "libnginx-mod"; };',
      'Unattended-Upgrade::Automatic-Reboot "false";',
    ),
  },
  {
    path: "/etc/needrestart/conf.d/relay.conf",
    content: lines(
      "# a new library is no reason to restart them either",
      "$nrconf{override_rc}{qr(^(haproxy|nginx))} = 0;",
    ),
  },
  {
    path: "/etc/systemd/journald.conf.d/relay.conf",
    content: lines("[Journal]", "SystemMaxUse=1G"),
  },
];
