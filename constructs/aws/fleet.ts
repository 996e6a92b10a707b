import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Fn, type ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Common } from "../cloud";

/** What a scaling group registers its machines with. */
export function arnsOf(targets: ReadonlyMap<string, LbTargetGroup>): string[] {
  return [...targets.values()].map(({ arn }) => arn);
}

export interface FleetRequest extends Common {
  readonly machine: LaunchTemplate;
  readonly min: number;
  readonly max: number;
  readonly subnetIds: readonly string[];
  readonly targetGroupArns: readonly string[];
  /** What machines need at their first start: roads and open doors that no argument here leads to. */
  readonly after?: readonly ITerraformDependable[];
}

/** A scaling group whose machines are healthy when the load balancer says so. Facts: AWS sheet, section 5. */
export function fleet(scope: Construct, id: string, request: FleetRequest): AutoscalingGroup {
  const { name, tags, machine, min, max, subnetIds, targetGroupArns, after = [] } = request;
  return new AutoscalingGroup(scope, id, {
    name,
    // no desired_capacity: it is the scaling policy's to move
    minSize: min,
    maxSize: max,
    vpcZoneIdentifier: [...subnetIds],
    targetGroupArns: [...targetGroupArns],
    healthCheckType: "ELB",
    // seconds a new machine has until its health counts
    healthCheckGracePeriod: 300,
    // a machine that does not come up is for the alarms to tell, not for a deploy to wait for
    waitForCapacityTimeout: "0",
    // new machines are of the new version; those that players are on stay as they are
    launchTemplate: { id: machine.id, version: Fn.tostring(machine.latestVersion) },
    // its machines leave no sooner than players may keep their connections
    timeouts: { delete: "90m" },
    ...(after.length > 0 && { dependsOn: [...after] }),
    tag: Object.entries({ ...tags, Name: name }).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
  });
}

/** Grows with the load, and never shrinks by itself: players hold one connection for hours. */
export function scaleOut(scope: Construct, name: string, group: AutoscalingGroup): void {
  new AutoscalingPolicy(scope, "scaling-policy", {
    name,
    autoscalingGroupName: group.name,
    policyType: "TargetTrackingScaling",
    estimatedInstanceWarmup: 300,
    targetTrackingConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
      targetValue: 60,
      disableScaleIn: true,
    },
  });
}
