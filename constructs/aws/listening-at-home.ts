import type { Health } from "../../model/health";
import { awsModel } from "../../model/aws";
import { homeNumber } from "../../model/home-number";
import { portRange, type Port } from "../../model/port";
import { solveTimeouts } from "../../model/timeouts/solve";
import { literal } from "../literal";
import type { Check, Listening } from "./listening";

type Ports = Readonly<Record<string, Port>>;

/** What home listens on: each port's number at home, and its relay port. The accelerator maps players' numbers. */
export function listeningAtHome(ports: Ports, health: Health): Listening[] {
  return Object.entries(ports).flatMap(([portName, port]): Listening[] => {
    const { protocol, relayPort } = port;
    const idleSeconds = solveTimeouts(port, awsModel).homeLoadBalancerSeconds;
    const common = { portName, protocol, idleSeconds };
    return [
      { ...common, key: portName, from: "players", number: homeNumber(port), check: check(port, ports, health) },
      ...(relayPort === undefined
        ? []
        : [
            {
              ...common,
              key: `relays-${portName}`,
              from: "relays",
              number: relayPort,
              check: checkOfRelays(port, relayPort, ports, health),
            } as const,
          ]),
    ];
  });
}

/** A relay port says by a connection whether it is well, where no other port answers for all and nothing is asked by HTTP. */
function checkOfRelays(port: Port, number: number, ports: Ports, health: Health): Check {
  return health.port === undefined && health.http === undefined ? { port: number } : check(port, ports, health);
}

function check(port: Port, ports: Ports, { port: name, http }: Health): Check {
  const named = name === undefined ? undefined : ports[name];
  return {
    port: homeNumber(named ?? own(port, ports)),
    ...(http && { http: { path: literal(http.path), codes: "200-299" } }),
  };
}

/** UDP cannot be probed, so where no port is named the first TCP port answers for it. */
function own(port: Port, ports: Ports): Port {
  if (port.protocol === "tcp") return port;
  const [first] = Object.values(ports)
    .filter(({ protocol }) => protocol === "tcp")
    .sort((a, b) => portRange(a).from - portRange(b).from);
  return first ?? port;
}
