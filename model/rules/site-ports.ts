import type { Environment } from "../environment";
import { portRange } from "../port";
import { bgpPort, relaysOwnPorts } from "../relay";
import type { Finding, Rule } from "../rule";
import { usualRelayPort } from "../usual-relay-port";
import { when } from "../when";

/** What the relays of sites ask of the ports they carry. What edges ask too is theirs to say where there are any. */
export const sitePortRules: readonly Rule<Environment>[] = [
  {
    code: "bgp/relay-port-missing",
    source: "design: relays tell home players' addresses on a port of their own",
    check: (environment) =>
      carried(environment)
        .filter(([, { protocol, relayPort }]) => protocol === "tcp" && relayPort === undefined)
        .map(([name, port]): Finding => {
          const path = ["ports", name, "relayPort"];
          const what = `\`${path.join(".")}\` is missing, but there are sites, whose relays reach home on it`;
          const { from, to } = portRange(port);
          const fix = `write \`relayPort: ${usualRelayPort(from)}\`, where the game speaks PROXY protocol v2`;
          return { path, what, fix: from < to ? "declare the ports one by one, each with a `relayPort`" : fix };
        }),
  },
  {
    code: "bgp/no-tcp-port",
    source: "design: a UDP port does not say whether home is well",
    check: (environment) => {
      const ports = carried(environment);
      return when(ports.length > 0 && ports.every(([, { protocol }]) => protocol !== "tcp"), () => ({
        path: ["entry", "bgp", "sites"],
        what: "`entry.bgp.sites` has relays, but `ports` no TCP port, and over UDP a relay cannot tell whether home answers",
        fix: "declare a TCP port that answers when the game is well, with a `relayPort`",
      }));
    },
  },
  {
    code: "bgp/port-taken",
    source: "design: a relay has ports of its own; BGP has 179",
    check: (environment) =>
      ofSites(environment).flatMap(([name, port]) => {
        const { from, to } = portRange(port);
        const own = [
          ...(port.protocol === "tcp" ? [bgpPort] : []),
          ...(Object.keys(environment.edges).length === 0 ? relaysOwnPorts[port.protocol] : []),
        ];
        const taken = own.find((number) => from <= number && number <= to);
        if (taken === undefined) return [];
        const what = `\`ports.${name}.port\` has ${taken}, which a relay of a site has for itself`;
        return [{ path: ["ports", name, "port"], what, fix: "choose another number" }];
      }),
  },
];

function carried(environment: Environment) {
  return Object.keys(environment.edges).length === 0 ? ofSites(environment) : [];
}

function ofSites({ entry: { bgp }, ports }: Environment) {
  return Object.keys(bgp?.sites ?? {}).length === 0 ? [] : Object.entries(ports);
}
