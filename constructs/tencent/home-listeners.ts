import type { ClbInstance } from "@cdktf/provider-tencentcloud/lib/clb-instance";
import type { ClbListener } from "@cdktf/provider-tencentcloud/lib/clb-listener";
import type { Construct } from "constructs";
import type { Health } from "../../model/health";
import { homeNumber } from "../../model/home-number";
import { portRange, type Port } from "../../model/port";
import { listener } from "./listener";

export interface HomeListenersRequest {
  readonly loadBalancer: ClbInstance;
  readonly ports: Readonly<Record<string, Port>>;
  readonly health: Health;
}

/** A listener, and the number of the machines that it sends to. */
export interface HomeListener {
  readonly listener: ClbListener;
  readonly port: number;
}

/**
 * What home's load balancer listens on: the players' numbers, since an anycast address maps none, and relay ports.
 * These are there without edges too, so that a first edge changes nothing at home.
 */
export function homeListeners(scope: Construct, request: HomeListenersRequest): HomeListener[] {
  const ports = Object.entries(request.ports).sort(([a], [b]) => (a < b ? -1 : 1));
  return ports.flatMap(([name, port]) => {
    const { relayPort } = port;
    const machines = homeNumber(port);
    const players = listener(scope, { ...request, name, port, numbers: portRange(port), machines });
    if (relayPort === undefined) return [{ listener: players, port: machines }];
    const numbers = { from: relayPort, to: relayPort };
    const relays = listener(scope, { ...request, name: `relays-${name}`, port, numbers, machines: relayPort });
    return [
      { listener: players, port: machines },
      { listener: relays, port: relayPort },
    ];
  });
}
