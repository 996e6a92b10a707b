import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup, type LbTargetGroupHealthCheck } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import type { Health } from "../../model/health";
import type { Common } from "../cloud";
import type { Listening } from "./listening";

/** Longest that a load balancer waits for players of a machine that leaves, in seconds. */
const longestDeregistration = 3600;

export interface ListenersRequest extends Common {
  readonly loadBalancer: Lb;
  readonly vpc: Vpc;
  readonly listening: readonly Listening[];
  readonly health: Health;
  /** Seconds that players keep their connections to a machine that leaves, or that looks unwell; 3600 at most for the one. */
  readonly drainSeconds: number;
}

/** One listener and one target group per number; the groups by its key. Facts: AWS sheet, sections 5.2, 5.3, 12. */
export function listeners(scope: Construct, request: ListenersRequest): ReadonlyMap<string, LbTargetGroup> {
  const sorted = [...request.listening].sort((a, b) => (a.key < b.key ? -1 : 1));
  return new Map(sorted.map((listening) => [listening.key, listener(scope, listening, request)]));
}

function listener(scope: Construct, listening: Listening, request: ListenersRequest): LbTargetGroup {
  const { key, number: port, idleSeconds } = listening;
  const { loadBalancer, vpc, drainSeconds, tags, name } = request;
  const protocol = listening.protocol.toUpperCase();
  const group = new LbTargetGroup(scope, `targets-${key}`, {
    // no name: it could not be replaced before the listener lets go of it, and names have 32 characters at most
    port,
    protocol,
    targetType: "instance",
    vpcId: vpc.id,
    // the game sees players' own addresses, but for IPv6, which the load balancer translates; for UDP there is no choice.
    // for relays, too, anything else would be NAT in the path of a long connection
    preserveClientIp: "true",
    // what relays send first is that already, and passes through; a second one would break it
    proxyProtocolV2: false,
    deregistrationDelay: `${Math.min(drainSeconds, longestDeregistration)}`,
    connectionTermination: false,
    ...(listening.protocol === "tcp" && {
      targetHealthState: [{ enableUnhealthyConnectionTermination: false, unhealthyDrainingInterval: drainSeconds }],
    }),
    healthCheck: healthCheck(listening, request.health),
    tags: { ...tags, Name: `${name}-${key}` },
    lifecycle: { createBeforeDestroy: true },
  });
  new LbListener(scope, `listener-${key}`, {
    loadBalancerArn: loadBalancer.arn,
    port,
    protocol,
    ...(idleSeconds !== undefined && { tcpIdleTimeoutSeconds: idleSeconds }),
    defaultAction: [{ type: "forward", targetGroupArn: group.arn }],
    tags: { ...tags },
  });
  return group;
}

/** The protocol is always written: without it even a UDP group would be checked by HTTP. */
function healthCheck({ check: { port, http } }: Listening, health: Health): LbTargetGroupHealthCheck {
  return {
    enabled: true,
    port: `${port}`,
    interval: health.intervalSeconds,
    timeout: health.timeoutSeconds,
    healthyThreshold: health.healthyAfter,
    unhealthyThreshold: health.unhealthyAfter,
    ...(http ? { protocol: "HTTP", path: http.path, matcher: http.codes } : { protocol: "TCP" }),
  };
}
