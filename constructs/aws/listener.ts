import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup, type LbTargetGroupHealthCheck } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import type { Health } from "../../model/health";
import type { Port } from "../../model/port";
import { portRange } from "../../model/port";
import type { Common } from "../cloud";
import { literal } from "../literal";

/** Seconds; the load balancer's own default, written so that it does not change by itself. */
const tcpIdleSeconds = 350;

/** Seconds that players keep their connections to a machine that leaves, or that looks unwell: the most there is for the one. */
const drainSeconds = 3600;

export interface ListenersRequest extends Common {
  readonly loadBalancer: Lb;
  readonly vpc: Vpc;
  readonly ports: Readonly<Record<string, Port>>;
  readonly health: Health;
}

/** One listener and one target group per port; the groups by the name of the port. Facts: AWS sheet, sections 5.2, 5.3, 12. */
export function listeners(scope: Construct, request: ListenersRequest): ReadonlyMap<string, LbTargetGroup> {
  const ports = Object.entries(request.ports).sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(ports.map(([portName, port]) => [portName, listener(scope, { ...request, portName, port })]));
}

interface ListenerRequest extends ListenersRequest {
  readonly portName: string;
  readonly port: Port;
}

function listener(scope: Construct, request: ListenerRequest): LbTargetGroup {
  const { loadBalancer, vpc, port, portName, tags, name } = request;
  const { from } = portRange(port);
  const protocol = port.protocol.toUpperCase();
  const tcp = port.protocol === "tcp";
  const group = new LbTargetGroup(scope, `targets-${portName}`, {
    // no name: it could not be replaced before the listener lets go of it, and names have 32 characters at most
    port: from,
    protocol,
    targetType: "instance",
    vpcId: vpc.id,
    // the game sees players' own addresses, but for IPv6, which the load balancer translates; for UDP there is no choice
    preserveClientIp: "true",
    deregistrationDelay: `${drainSeconds}`,
    connectionTermination: false,
    ...(tcp && {
      targetHealthState: [{ enableUnhealthyConnectionTermination: false, unhealthyDrainingInterval: drainSeconds }],
    }),
    healthCheck: healthCheck(request),
    tags: { ...tags, Name: `${name}-${portName}` },
    lifecycle: { createBeforeDestroy: true },
  });
  new LbListener(scope, `listener-${portName}`, {
    loadBalancerArn: loadBalancer.arn,
    port: from,
    protocol,
    ...(tcp && { tcpIdleTimeoutSeconds: port.idleSeconds ?? tcpIdleSeconds }),
    defaultAction: [{ type: "forward", targetGroupArn: group.arn }],
    tags: { ...tags },
  });
  return group;
}

/** The protocol is always written: without it even a UDP group would be checked by HTTP. */
function healthCheck(request: ListenerRequest): LbTargetGroupHealthCheck {
  const { health } = request;
  return {
    enabled: true,
    port: `${portRange(checkedPort(request)).from}`,
    interval: health.intervalSeconds,
    timeout: health.timeoutSeconds,
    healthyThreshold: health.healthyAfter,
    unhealthyThreshold: health.unhealthyAfter,
    ...(health.http ? { protocol: "HTTP", path: literal(health.http.path), matcher: "200-299" } : { protocol: "TCP" }),
  };
}

/** UDP cannot be probed, so where no port is named the first TCP port answers for it. */
function checkedPort({ health, ports, port }: ListenerRequest): Port {
  const named = health.port === undefined ? undefined : ports[health.port];
  if (named) return named;
  const [first] = Object.values(ports)
    .filter(({ protocol }) => protocol === "tcp")
    .sort((a, b) => portRange(a).from - portRange(b).from);
  return port.protocol === "udp" ? (first ?? port) : port;
}
