import { portRange, type Port } from "../../model/port";
import { relayHealth } from "../../model/relay";
import { awsModel } from "../../model/aws";
import { solveTimeouts } from "../../model/timeouts/solve";
import type { Listening } from "./listening";

/** What an edge listens on: the players' own numbers. Each relay says itself whether it is well. */
export function listeningAtEdge(ports: Readonly<Record<string, Port>>): Listening[] {
  return Object.entries(ports).map(([portName, port]) => ({
    key: portName,
    portName,
    protocol: port.protocol,
    number: portRange(port).from,
    from: "players",
    idleSeconds: solveTimeouts(port, awsModel).edgeLoadBalancerSeconds,
    check: { port: relayHealth.port, http: { path: relayHealth.path, codes: "200" } },
  }));
}
