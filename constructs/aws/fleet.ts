import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Fn, type ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Common } from "../cloud";

/** Seconds a new machine has until its health counts. */
const settlingSeconds = 300;

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
  /** Who says that a machine is beyond help and is replaced: the load balancer, or the machine's own status alone. */
  readonly replacedBy: "ELB" | "EC2";
  /**
   * When what machines are made from changes, they give way to new ones, one after the other; once this alarm is raised,
   * no more do, and those that are new give way to what was there before.
   *
   * @default - machines stay as they were made
   */
  readonly renewedUnder?: string;
  /** What machines need at their first start: roads and open doors that no argument here leads to. */
  readonly after?: readonly ITerraformDependable[];
}

/** A scaling group behind a load balancer. Facts: AWS sheet, section 5. */
export function fleet(scope: Construct, id: string, request: FleetRequest): AutoscalingGroup {
  const { name, tags, machine, min, max, subnetIds, targetGroupArns, replacedBy, renewedUnder, after = [] } = request;
  return new AutoscalingGroup(scope, id, {
    name,
    // no desired_capacity: it is the scaling policy's to move
    minSize: min,
    maxSize: max,
    vpcZoneIdentifier: [...subnetIds],
    targetGroupArns: [...targetGroupArns],
    healthCheckType: replacedBy,
    healthCheckGracePeriod: settlingSeconds,
    // a machine that does not come up is for the alarms to tell, not for a deploy to wait for
    waitForCapacityTimeout: "0",
    launchTemplate: { id: machine.id, version: Fn.tostring(machine.latestVersion) },
    ...(renewedUnder !== undefined && {
      instanceRefresh: {
        strategy: "Rolling",
        preferences: {
          // the next one is there before the one before it goes
          minHealthyPercentage: 100,
          maxHealthyPercentage: 200,
          // twice what the alarm needs
          instanceWarmup: "600",
          alarmSpecification: { alarms: [renewedUnder] },
          autoRollback: true,
        },
      },
    }),
    // its machines leave no sooner than players may keep their connections
    timeouts: { delete: "150m" },
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
    estimatedInstanceWarmup: settlingSeconds,
    targetTrackingConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
      targetValue: 60,
      disableScaleIn: true,
    },
  });
}
