import { relayHealth } from "../../model/relay";
import { lines } from "./lines";
import { names } from "./names";
import type { RelayFile, RelayRequest } from "./request";

/** What turns the announcement of a site's relay on and off. Nothing without an announcement. */
export function announce({ announcement, health }: RelayRequest): RelayFile[] {
  if (announcement === undefined) return [];
  const { intervalSeconds, timeoutSeconds, unhealthyAfter, healthyAfter } = health;
  const { prefix } = announcement;
  return [
    {
      path: names.announce,
      mode: "0755",
      content: lines(
        "#!/bin/sh",
        `# announces ${prefix} once /healthz was 200 ${healthyAfter} times in a row; takes it back after ${unhealthyAfter} failures,`,
        "# at once in a drain, and when this ends",
        "good=0 bad=0",
        `turn() { birdc -s ${names.birdSocket} "$1" ${names.route} >/dev/null 2>&1; }`,
        `well() { curl -fs -o /dev/null -m ${timeoutSeconds} http://127.0.0.1:${relayHealth.port}${relayHealth.path}; }`,
        "trap 'turn disable' EXIT",
        "trap 'exit 0' INT TERM HUP",
        "while :; do",
        `  if [ -e ${names.draining} ]; then good=0 bad=${unhealthyAfter}`,
        "  elif well; then good=$((good + 1)) bad=0",
        "  else good=0 bad=$((bad + 1)); fi",
        "  # said again each time: bird may have been started anew, and begins with it off",
        `  if [ $bad -ge ${unhealthyAfter} ]; then turn disable`,
        `  elif [ $good -ge ${healthyAfter} ]; then turn enable; fi`,
        "  # in the background, so that a signal need not wait for it",
        `  sleep ${intervalSeconds} &`,
        "  wait $!",
        "done",
      ),
    },
    {
      path: "/etc/apt/apt.conf.d/99-relay-bird",
      content: lines("// a restart moves all players", 'Unattended-Upgrade::Package-Blacklist { "bird2"; };'),
    },
    { path: "/etc/needrestart/conf.d/relay-bird.conf", content: lines("$nrconf{override_rc}{qr(^bird)} = 0;") },
  ];
}
