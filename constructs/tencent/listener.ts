import type { ClbInstance } from "@cdktf/provider-tencentcloud/lib/clb-instance";
import { ClbListener, type ClbListenerConfig } from "@cdktf/provider-tencentcloud/lib/clb-listener";
import type { Construct } from "constructs";
import type { Health } from "../../model/health";
import { homeNumber } from "../../model/home-number";
import type { Port } from "../../model/port";
import { tencentModel } from "../../model/tencent";
import { solveTimeouts } from "../../model/timeouts/solve";
import { literal } from "../literal";
import { replacedWhen } from "../replaced-when";

export interface ListenerRequest {
  readonly loadBalancer: ClbInstance;
  /** The listener's identity: the name of the port, or `relays-<port>`. */
  readonly name: string;
  /** The port that it is for. */
  readonly port: Port;
  /** What it listens on, both ends in it. */
  readonly numbers: { readonly from: number; readonly to: number };
  /** What the machines listen on for it. */
  readonly machines: number;
  readonly health: Health;
  readonly ports: Readonly<Record<string, Port>>;
}

/** One listener of the load balancer, with its health check. Facts: Tencent sheet, sections 4.3, 8 and 25. */
export function listener(scope: Construct, request: ListenerRequest): ClbListener {
  const { name, port, loadBalancer } = request;
  const { from, to } = request.numbers;
  const check = port.protocol === "tcp" ? tcpCheck(request) : udpCheck(port);
  const { intervalSeconds, timeoutSeconds, healthyAfter, unhealthyAfter } = request.health;
  return new ClbListener(scope, `listener-${name}`, {
    clbId: loadBalancer.id,
    listenerName: name,
    protocol: port.protocol.toUpperCase(),
    port: from,
    ...(to > from && { endPort: to }),
    scheduler: "WRR",
    targetType: "NODE",
    idleConnectTimeout: solveTimeouts(port, tencentModel).homeLoadBalancerSeconds,
    // true would hide players' addresses from the game
    snatEnable: false,
    // without the switch the rest is ignored
    healthCheckSwitch: true,
    healthCheckIntervalTime: intervalSeconds,
    healthCheckTimeOut: timeoutSeconds,
    healthCheckHealthNum: healthyAfter,
    healthCheckUnhealthNum: unhealthyAfter,
    // checks come from 100.64.0.0/10
    healthSourceIpType: 1,
    ...check,
    lifecycle: {
      // arguments of the former kind of check stay in the state and are then refused
      replaceTriggeredBy: [replacedWhen(scope, `check-${name}`, check.healthCheckType)],
    },
  });
}

type Check = Partial<ClbListenerConfig> & { readonly healthCheckType: string };

/** A relay port says by a connection whether it is well, where no other port answers for all and nothing is asked by HTTP. */
function tcpCheck({ port, ports, health, machines }: ListenerRequest): Check {
  const named = health.port === undefined ? undefined : ports[health.port];
  const own = health.http ? homeNumber(port) : machines;
  const common = { healthCheckPort: named ? homeNumber(named) : own };
  if (!health.http) return { healthCheckType: "TCP", ...common };
  // all of them: with one left out the plan never comes to rest
  return {
    healthCheckType: "HTTP",
    ...common,
    healthCheckHttpVersion: "HTTP/1.1",
    healthCheckHttpMethod: "GET",
    healthCheckHttpPath: literal(health.http.path),
    ...(health.http.host !== undefined && { healthCheckHttpDomain: literal(health.http.host) }),
    // a bit mask: 2 is 2xx
    healthCheckHttpCode: 2,
  };
}

function udpCheck(port: Port): Check {
  const { probe = "ping" } = port;
  // proves that the machine answers, not that the game does
  if (probe === "ping") return { healthCheckType: "PING" };
  const written = (text: string): string => (probe.format === "hex" ? text.toUpperCase() : literal(text));
  return {
    healthCheckType: "CUSTOM",
    healthCheckPort: homeNumber(port),
    healthCheckContextType: probe.format.toUpperCase(),
    healthCheckSendContext: written(probe.send),
    healthCheckRecvContext: written(probe.expect),
  };
}
