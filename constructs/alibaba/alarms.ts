import { CmsAlarm } from "@cdktf/provider-alicloud/lib/cms-alarm";
import type { SlbLoadBalancer } from "@cdktf/provider-alicloud/lib/slb-load-balancer";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import type { Home } from "../../model/home";

export interface AlarmsRequest {
  readonly name: string;
  readonly alarms: NonNullable<Home["alarms"]>;
  readonly loadBalancer: SlbLoadBalancer;
}

/**
 * Tells people when machines of the fleet do not answer the load balancer. Facts: Alibaba sheet, section 9; CLB:
 * monitoring and alerting metrics.
 */
export function alarms(scope: Construct, { name, alarms: { notices }, loadBalancer }: AlarmsRequest): void {
  new CmsAlarm(scope, "health-alarm", {
    name: `${name}-health`,
    project: "acs_slb_dashboard",
    metric: "UnhealthyServerCount",
    metricDimensions: Fn.jsonencode([{ instanceId: loadBalancer.id }]),
    // five minutes in a row, then told once an hour
    period: 60,
    escalationsCritical: { statistics: "Maximum", comparisonOperator: ">", threshold: "0", times: 5 },
    silenceTime: 3600,
    effectiveInterval: "00:00-23:59",
    contactGroups: [...notices].sort(),
    enabled: true,
  });
}
