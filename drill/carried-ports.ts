import { portRange, type Port } from "../model/port";
import { ProblemError } from "../model/problem";
import type { DrillInput } from "./drill";

/**
 * The ports that a drill carries: TCP, each of one number; what relays have to carry by TLS it cannot.
 *
 * @throws ProblemError `drill/no-tcp`, `drill/tls`, `drill/websocket`
 */
export function carriedPorts({ topology, ports, relayRequests, crowd }: DrillInput): Readonly<Record<string, Port>> {
  const { game, environment } = topology;
  const carried = Object.entries(ports).filter(
    ([, port]) => port.protocol === "tcp" && portRange(port).from === portRange(port).to,
  );
  if (carried.length === 0) {
    const what = `${game} ${environment} has no TCP port of one number, and a drill carries nothing else`;
    throw new ProblemError([{ code: "drill/no-tcp", what, fix: "ask the simulator instead: anycast-edge simulate" }]);
  }
  const secured = carried.filter(([, { tls, websocket }]) => tls !== undefined || websocket?.tls === true);
  const relays = Object.entries(relayRequests).filter(
    ([
      ,
      {
        relays: { homeTls },
      },
    ]) => homeTls !== undefined,
  );
  const [first] = [
    ...secured.map(([name]) => `ports.${name}`),
    ...relays.map(([key]) => `edges.${key}.relays.homeTls`),
  ];
  if (first === undefined) {
    if (crowd !== undefined && Object.keys(relayRequests).length > 0 && carried.every(([, { websocket }]) => websocket))
      throw noRawPort(topology);
    // players come to the first
    return Object.fromEntries(
      [...carried].sort(([, one], [, other]) => Number(!!one.websocket) - Number(!!other.websocket)),
    );
  }
  const what = `\`${first}\` asks relays for TLS, and a drill has none of their certificates`;
  throw new ProblemError([
    { code: "drill/tls", what, fix: "drill an environment without it, or ask the simulator: anycast-edge simulate" },
  ]);
}

function noRawPort({ game, environment }: DrillInput["topology"]): ProblemError {
  const what = `relays of ${game} ${environment} speak WebSocket on all TCP ports, and players of a drill do not`;
  return new ProblemError([{ code: "drill/websocket", what, fix: "ask the simulator instead: anycast-edge simulate" }]);
}
