import { AsScalingConfig } from "@cdktf/provider-tencentcloud/lib/as-scaling-config";
import { AsScalingGroup } from "@cdktf/provider-tencentcloud/lib/as-scaling-group";
import { AsScalingPolicy } from "@cdktf/provider-tencentcloud/lib/as-scaling-policy";
import type { ClbInstance } from "@cdktf/provider-tencentcloud/lib/clb-instance";
import { PlacementGroup } from "@cdktf/provider-tencentcloud/lib/placement-group";
import type { SecurityGroup } from "@cdktf/provider-tencentcloud/lib/security-group";
import type { Construct } from "constructs";
import type { Home } from "../../model/home";
import type { Common } from "../cloud";
import type { HomeListener } from "./home-listeners";
import type { Network } from "./network";
import { replacedWhen } from "../replaced-when";
import { userDataBase64 } from "../user-data";

export interface FleetRequest extends Common {
  readonly fleet: Home["fleet"];
  readonly network: Network;
  readonly securityGroups: readonly SecurityGroup[];
  readonly loadBalancer: ClbInstance;
  readonly listeners: readonly HomeListener[];
}

/** Tag by which alarms find the machines of a fleet that comes and goes. */
export const fleetTag = "fleet";

/** The scaling group of home. Facts: Tencent sheet, sections 4.4, 4.5 and 25. */
export function fleet(scope: Construct, request: FleetRequest): AsScalingGroup {
  const { name, tags, fleet: wish, network, loadBalancer, listeners } = request;
  const group = new AsScalingGroup(scope, "fleet", {
    scalingGroupName: name,
    configurationId: scalingConfig(scope, request).id,
    vpcId: network.vpc.id,
    subnetIds: [...network.subnets.values()].map(({ id }) => id),
    multiZoneSubnetPolicy: "EQUALITY",
    // no desired_capacity: it is the scaling policy's to move. Min and max carry it along where they would exclude it
    minSize: wish.min,
    maxSize: wish.max,
    desiredCapacitySyncWithMaxMinSize: true,
    healthCheckType: "CLB",
    // seconds a new machine has until its health counts
    lbHealthCheckGracePeriod: 300,
    replaceMonitorUnhealthy: true,
    replaceLoadBalancerUnhealthy: true,
    forwardBalancerIds: listeners.map(({ listener, port }) => ({
      loadBalancerId: loadBalancer.id,
      // not `id`, which is clbId#listenerId
      listenerId: listener.listenerId,
      targetAttribute: [{ port, weight: 10 }],
    })),
    tags,
  });
  if (wish.min !== wish.max) scaleOut(scope, name, group);
  return group;
}

function scaleOut(scope: Construct, name: string, group: AsScalingGroup): void {
  new AsScalingPolicy(scope, "scaling-policy", {
    scalingGroupId: group.id,
    policyName: name,
    policyType: "TARGET_TRACKING",
    predefinedMetricType: "ASG_AVG_CPU_UTILIZATION",
    targetValue: 60,
    estimatedInstanceWarmup: 300,
    // players hold one connection for hours: nobody is cut off because an evening ends
    disableScaleIn: true,
  });
}

function scalingConfig(scope: Construct, { name, tags, fleet: wish, securityGroups }: FleetRequest): AsScalingConfig {
  // one host failing takes one machine. Always there: a group that is dropped again blocks its own destroy
  const placement = new PlacementGroup(scope, "placement", { name, type: "HOST", tags });
  const instanceTags = { ...tags, [fleetTag]: name };
  return new AsScalingConfig(scope, "machine", {
    configurationName: name,
    imageId: wish.image,
    instanceTypes: [wish.instanceType],
    instanceChargeType: "POSTPAID_BY_HOUR",
    systemDiskType: "CLOUD_PREMIUM",
    systemDiskSize: wish.diskGb,
    securityGroupIds: securityGroups.map(({ id }) => id),
    disasterRecoverGroupIds: [placement.id],
    enhancedMonitorService: true,
    enhancedSecurityService: true,
    // players come through the load balancer
    publicIpAssigned: false,
    ...(wish.userData !== undefined && { userData: userDataBase64(wish.userData) }),
    instanceTags,
    tags,
    lifecycle: {
      // the scaling group uses it until it has the next one
      createBeforeDestroy: true,
      // a tag that is taken away never leaves a configuration that stays
      replaceTriggeredBy: [replacedWhen(scope, "machine-tags", Object.keys(instanceTags).sort().join(" "))],
    },
  });
}
