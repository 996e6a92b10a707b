import { EssScalingConfiguration } from "@cdktf/provider-alicloud/lib/ess-scaling-configuration";
import { EssScalingGroup } from "@cdktf/provider-alicloud/lib/ess-scaling-group";
import { EssScalingRule } from "@cdktf/provider-alicloud/lib/ess-scaling-rule";
import type { SecurityGroup } from "@cdktf/provider-alicloud/lib/security-group";
import type { SlbListener } from "@cdktf/provider-alicloud/lib/slb-listener";
import type { SlbLoadBalancer } from "@cdktf/provider-alicloud/lib/slb-load-balancer";
import type { Construct } from "constructs";
import type { Home } from "../../model/home";
import type { Common } from "../cloud";
import { userDataBase64 } from "../user-data";
import type { Network } from "./network";

export interface FleetRequest extends Common {
  readonly fleet: Home["fleet"];
  readonly network: Network;
  readonly securityGroups: readonly SecurityGroup[];
  readonly loadBalancer: SlbLoadBalancer;
  readonly listeners: readonly SlbListener[];
}

/** The scaling group of home. Facts: Alibaba sheet, section 4.4. */
export function fleet(scope: Construct, request: FleetRequest): EssScalingGroup {
  const { name, tags, fleet: wish, network, loadBalancer, listeners } = request;
  const group = new EssScalingGroup(scope, "fleet", {
    scalingGroupName: name,
    vswitchIds: [...network.vswitches.values()].map(({ id }) => id),
    multiAzPolicy: "BALANCE",
    // no desired_capacity: it is the scaling rule's to move
    minSize: wish.min,
    maxSize: wish.max,
    defaultCooldown: 300,
    healthCheckType: "LOAD_BALANCER",
    // every listener sends to the machines that are registered with the load balancer itself
    loadbalancerIds: [loadBalancer.id],
    tags: { ...tags },
    // machines are registered with a load balancer that checks them, or refused
    dependsOn: [...listeners],
  });
  machine(scope, request, group);
  if (wish.min !== wish.max) scaleOut(scope, name, group);
  return group;
}

function scaleOut(scope: Construct, name: string, group: EssScalingGroup): void {
  new EssScalingRule(scope, "scaling-rule", {
    scalingGroupId: group.id,
    scalingRuleName: name,
    scalingRuleType: "TargetTrackingScalingRule",
    metricName: "CpuUtilization",
    targetValue: 60,
    estimatedInstanceWarmup: 300,
    // players hold one connection for hours: nobody is cut off because an evening ends
    disableScaleIn: true,
  });
}

function machine(scope: Construct, request: FleetRequest, group: EssScalingGroup): void {
  const { name, tags, fleet: wish, securityGroups } = request;
  new EssScalingConfiguration(scope, "machine", {
    scalingGroupId: group.id,
    scalingConfigurationName: name,
    instanceName: name,
    imageId: wish.image,
    instanceType: wish.instanceType,
    systemDiskCategory: "cloud_essd",
    systemDiskSize: wish.diskGb,
    securityGroupIds: securityGroups.map(({ id }) => id),
    // players come through the load balancer
    internetMaxBandwidthOut: 0,
    ...(wish.userData !== undefined && { userData: userDataBase64(wish.userData) }),
    // both: one makes it the configuration of the group, the other starts the group
    active: true,
    enable: true,
    // left out, an active configuration refuses to be deleted
    forceDelete: true,
    tags: { ...tags },
  });
}
