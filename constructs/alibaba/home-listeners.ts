import type { SlbListener } from "@cdktf/provider-alicloud/lib/slb-listener";
import type { SlbLoadBalancer } from "@cdktf/provider-alicloud/lib/slb-load-balancer";
import type { Construct } from "constructs";
import type { Health } from "../../model/health";
import { homeNumber } from "../../model/home-number";
import { portRange, type Port } from "../../model/port";
import { listener } from "./listener";

export interface HomeListenersRequest {
  readonly loadBalancer: SlbLoadBalancer;
  readonly ports: Readonly<Record<string, Port>>;
  readonly health: Health;
}

/**
 * What home's load balancer listens on: the players' numbers, since an anycast address maps none, and relay ports.
 * These are there without edges too, so that a first edge changes nothing at home.
 */
export function homeListeners(scope: Construct, request: HomeListenersRequest): SlbListener[] {
  const ports = Object.entries(request.ports).sort(([a], [b]) => (a < b ? -1 : 1));
  return ports.flatMap(([name, port]) => {
    const { relayPort } = port;
    const number = portRange(port).from;
    const players = listener(scope, { ...request, name, port, number, machines: homeNumber(port) });
    if (relayPort === undefined) return [players];
    const relays = { ...request, name: `relays-${name}`, port, number: relayPort, machines: relayPort };
    return [players, listener(scope, relays)];
  });
}
