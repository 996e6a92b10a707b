import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { acceleratorRegion } from "../../model/aws/accelerator-region";
import type { Home } from "../../model/home";
import type { Common } from "../cloud";

type Alarms = NonNullable<Home["alarms"]>;

export interface HomeAlarmsRequest extends Common {
  readonly alarms: Alarms;
  readonly region: string;
  readonly group: AutoscalingGroup;
  readonly endpoint: Lb;
  /** All that the load balancer has, those of relay ports too, by their keys. */
  readonly targets: ReadonlyMap<string, LbTargetGroup>;
}

/** Tells people when machines of the fleet are too busy, or out of reach of the load balancer. */
export function homeAlarms(scope: Construct, request: HomeAlarmsRequest): void {
  const { name, tags, alarms, region, group, endpoint, targets } = request;
  const common = { ...patience, tags: { ...tags }, alarmActions: topicsIn(alarms, region) };
  new CloudwatchMetricAlarm(scope, "cpu-alarm", {
    ...common,
    alarmName: `${name}-cpu`,
    namespace: "AWS/EC2",
    metricName: "CPUUtilization",
    dimensions: { AutoScalingGroupName: group.name },
    statistic: "Average",
    comparisonOperator: "GreaterThanThreshold",
    threshold: alarms.cpuPercent,
    treatMissingData: "missing",
  });
  for (const [key, target] of targets) {
    new CloudwatchMetricAlarm(scope, `health-alarm-${key}`, {
      ...common,
      ...anyUnhealthy,
      alarmName: `${name}-health-${key}`,
      ...unhealthyTargets(endpoint, target),
    });
  }
}

/** Raised when a relay does not say that it is well. It tells nobody by itself: it stops a renewal of relays. */
export function relaysAlarm(
  scope: Construct,
  { name, tags, endpoint, target }: Common & { readonly endpoint: Lb; readonly target: LbTargetGroup },
): CloudwatchMetricAlarm {
  return new CloudwatchMetricAlarm(scope, "relays-alarm", {
    ...patience,
    ...anyUnhealthy,
    alarmName: `${name}-relays`,
    ...unhealthyTargets(endpoint, target),
    tags: { ...tags },
  });
}

/** Tells people when the accelerator has an endpoint that it sends no players to. */
export function acceleratorAlarm(
  scope: Construct,
  { name, tags }: Common,
  alarms: Alarms,
  acceleratorArn: string,
): void {
  new CloudwatchMetricAlarm(scope, "accelerator-alarm", {
    ...patience,
    ...anyUnhealthy,
    region: acceleratorRegion,
    tags: { ...tags },
    alarmActions: topicsIn(alarms, acceleratorRegion),
    alarmName: `${name}-accelerator-health`,
    namespace: "AWS/GlobalAccelerator",
    metricName: "UnhealthyEndpointCount",
    // arn:aws:globalaccelerator::<account>:accelerator/<id>
    dimensions: { Accelerator: String(Fn.element(Fn.split("/", acceleratorArn), 1)) },
  });
}

/** Five minutes in a row. */
const patience = { evaluationPeriods: 5, period: 60 };

const anyUnhealthy = {
  statistic: "Maximum",
  comparisonOperator: "GreaterThanThreshold",
  threshold: 0,
  // no signal must never look like good health
  treatMissingData: "breaching",
};

function unhealthyTargets(endpoint: Lb, target: LbTargetGroup) {
  return {
    namespace: "AWS/NetworkELB",
    metricName: "UnHealthyHostCount",
    dimensions: { LoadBalancer: endpoint.arnSuffix, TargetGroup: target.arnSuffix },
  };
}

/** An alarm can tell only topics of its own region. */
function topicsIn({ notices }: Alarms, region: string): string[] {
  return [...notices].filter((arn) => arn.split(":")[3] === region).sort();
}
