import { bgpPort, relayHealth } from "../../model/relay";
import { relayRange } from "../../model/relay-range";
import { lines } from "./lines";
import { names } from "./names";
import type { RelayFile, RelayRequest } from "./request";

/**
 * Closes what the relay of a site opens beside the players' ports, since no cloud's security group does. All else stays as the
 * team has it. Nothing without an announcement.
 */
export function firewall({ announcement }: RelayRequest): RelayFile[] {
  if (announcement === undefined) return [];
  const neighbours = Object.values(announcement.neighbours).map(({ address }) => address);
  return [
    {
      path: names.firewall,
      content: lines(
        "# BGP is for the neighbours, and how the relay is for the machine itself and private addresses",
        "table inet relay",
        "delete table inet relay",
        "table inet relay {",
        "  chain input {",
        "    type filter hook input priority filter; policy accept;",
        '    iif "lo" accept',
        `    tcp dport ${bgpPort} ip saddr { ${neighbours.join(", ")} } accept`,
        `    tcp dport ${relayHealth.port} ip saddr ${relayRange} accept`,
        `    tcp dport { ${bgpPort}, ${relayHealth.port} } drop`,
        "  }",
        "}",
      ),
    },
  ];
}
