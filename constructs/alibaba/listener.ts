import type { SlbLoadBalancer } from "@cdktf/provider-alicloud/lib/slb-load-balancer";
import { SlbListener, type SlbListenerConfig } from "@cdktf/provider-alicloud/lib/slb-listener";
import type { Construct } from "constructs";
import { alibabaModel } from "../../model/alibaba";
import type { Health } from "../../model/health";
import { homeNumber } from "../../model/home-number";
import type { Port } from "../../model/port";
import { solveTimeouts } from "../../model/timeouts/solve";
import { literal } from "../literal";

export interface ListenerRequest {
  readonly loadBalancer: SlbLoadBalancer;
  /** What it is called: the name of the port, or `relays-<port>`. */
  readonly name: string;
  /** The port that it is for. */
  readonly port: Port;
  /** What it listens on. */
  readonly number: number;
  /** What the machines listen on for it. */
  readonly machines: number;
  readonly health: Health;
  readonly ports: Readonly<Record<string, Port>>;
}

/** One listener of the load balancer, with its health check. Facts: Alibaba sheet, sections 4.2, 8 and 12. */
export function listener(scope: Construct, request: ListenerRequest): SlbListener {
  const { name, port, loadBalancer, number, machines } = request;
  const { intervalSeconds, timeoutSeconds, healthyAfter, unhealthyAfter } = request.health;
  // a load balancer has one listener of a number: under another name it would be made and deleted at the same time
  return new SlbListener(scope, `listener-${port.protocol}-${number}`, {
    loadBalancerId: loadBalancer.id,
    description: name,
    protocol: port.protocol,
    frontendPort: number,
    backendPort: machines,
    // no cap: what players can send is bounded by the entry
    bandwidth: -1,
    scheduler: "wrr",
    persistenceTimeout: 0,
    // relays write the header themselves, and players' connections have none
    proxyProtocolV2Enabled: false,
    healthCheck: "on",
    healthCheckInterval: intervalSeconds,
    healthCheckTimeout: timeoutSeconds,
    healthyThreshold: healthyAfter,
    unhealthyThreshold: unhealthyAfter,
    ...(port.protocol === "tcp" ? tcp(request) : { healthCheckConnectPort: homeNumber(port) }),
  });
}

/** A relay port says by a connection whether it is well, where no other port answers for all and nothing is asked by HTTP. */
function tcp({ port, ports, health, machines }: ListenerRequest): Partial<SlbListenerConfig> {
  const named = health.port === undefined ? undefined : ports[health.port];
  const own = health.http ? homeNumber(port) : machines;
  const common = {
    establishedTimeout: solveTimeouts(port, alibabaModel).homeLoadBalancerSeconds,
    healthCheckConnectPort: named ? homeNumber(named) : own,
  };
  if (!health.http) return { ...common, healthCheckType: "tcp" };
  return {
    ...common,
    healthCheckType: "http",
    healthCheckMethod: "get",
    healthCheckUri: literal(health.http.path),
    ...(health.http.host !== undefined && { healthCheckDomain: literal(health.http.host) }),
    healthCheckHttpCode: "http_2xx",
  };
}
