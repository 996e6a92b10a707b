import type { Problem } from "../../model/problem";
import { usualRelayPort } from "../../model/usual-relay-port";
import type { Defaults } from "./defaults";
import { cloudOf } from "./needs";
import { wishesOf, type Flags } from "./wishes";

/** Which `--port` lacks the number that home has for relays, where there are edges. */
export function relayPortProblems(flags: Flags, defaults: Defaults): Problem[] {
  const cloud = cloudOf(flags, defaults);
  const inherited = defaults.value(["edges"], cloud);
  if (flags.edge.length === 0 && JSON.stringify(inherited ?? {}) === "{}") return [];
  return Object.entries(wishesOf(flags).wishes.ports ?? {})
    .filter(([name, { protocol, relayPort }]) => name !== "" && protocol === "tcp" && relayPort === undefined)
    .filter(([name]) => defaults.value(["ports", name, "relayPort"], cloud) === undefined)
    .map(([name, { port }]) => {
      const [from, numbers] = typeof port === "number" ? [port, port] : [port.from, `${port.from}-${port.to}`];
      const mended = `\`--port ${name}=tcp:${from}:${usualRelayPort(from)}\`, where the game speaks PROXY protocol v2`;
      return {
        code: "new/relay-port",
        what: `\`--port ${name}=tcp:${numbers}\` lacks the number that home has for relays, and there are edges, whose relays reach home on it`,
        fix: typeof port === "number" ? `write ${mended}` : `give each number a \`--port\` of its own, as in ${mended}`,
      };
    });
}
