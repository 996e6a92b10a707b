import type { EdgeWish } from "../cloud-model";
import { portRange } from "../port";
import { relaysOwnPorts } from "../relay";
import type { Rule } from "../rule";
import { usualRelayPort } from "../usual-relay-port";
import { when } from "../when";

/** What relays ask of the ports they carry. */
export const edgePortRules: readonly Rule<EdgeWish>[] = [
  {
    code: "port/relay-port-missing",
    source: "design: relays tell home players' addresses on a port of their own",
    check: (wish) =>
      carried(wish)
        .filter(([, { relayPort }]) => relayPort === undefined)
        .map(([name, port]) => {
          const { from, to } = portRange(port);
          const path = ["ports", name, "relayPort"];
          const what = `\`ports.${name}.relayPort\` is missing, but there are edges, whose relays reach home on it`;
          const fix = `write \`relayPort: ${usualRelayPort(from)}\`, where the game speaks PROXY protocol v2`;
          return { path, what, fix: from < to ? "declare the ports one by one, each with a `relayPort`" : fix };
        }),
  },
  {
    code: "edge/no-tcp-port",
    source: "design: a UDP port does not say whether home is well",
    check: (wish) =>
      when(Object.keys(wish.edges).length > 0 && carried(wish).length === 0, () => ({
        path: ["edges"],
        what: "`edges` has relays, but `ports` no TCP port, and over UDP a relay cannot tell whether home answers",
        fix: "declare a TCP port that answers when the game is well, with a `relayPort`",
      })),
  },
  {
    code: "port/taken-by-relays",
    source: "design: a relay has ports of its own",
    check: ({ edges, ports }) =>
      Object.entries(Object.keys(edges).length > 0 ? ports : {}).flatMap(([name, port]) => {
        const { from, to } = portRange(port);
        const own = relaysOwnPorts[port.protocol].find((number) => from <= number && number <= to);
        if (own === undefined) return [];
        const what = `\`ports.${name}.port\` has ${own}, which a relay has for itself`;
        return [{ path: ["ports", name, "port"], what, fix: "choose another number" }];
      }),
  },
];

/** TCP ports that relays carry; none where there are no edges. */
function carried({ edges, ports }: EdgeWish) {
  if (Object.keys(edges).length === 0) return [];
  return Object.entries(ports).filter(([, { protocol }]) => protocol === "tcp");
}
