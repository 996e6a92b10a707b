import { AutoscalingLifecycleHook } from "@cdktf/provider-aws/lib/autoscaling-lifecycle-hook";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Route } from "@cdktf/provider-aws/lib/route";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { awsModel } from "../../model/aws";
import { isPublic, type Edge } from "../../model/edge";
import { edgeCidr } from "../../model/network";
import { secondsToLeave } from "../../model/relay";
import type { Common, EdgeOutputs, EdgeRequest } from "../cloud";
import { pinned } from "../pinned";
import { relaysAlarm } from "./alarms";
import { backhaul } from "./backhaul";
import { arnsOf, fleet } from "./fleet";
import { identity } from "./identity";
import { listeners } from "./listener";
import { listeningAtEdge } from "./listening-at-edge";
import { loadBalancer } from "./load-balancer";
import { machine } from "./machine";
import { network, type Network } from "./network";
import { securityGroups } from "./security";

/** Relays behind a load balancer with one fixed address per zone, and their road home. Facts: AWS sheet, sections 6 and 7. */
export function edge(scope: Construct, request: EdgeRequest): EdgeOutputs {
  const { key, edge: wish, health, ports, tags, dualStack } = request;
  const common = { name: `${request.name}-edge-${key}`, tags };
  const cidr = edgeCidr(awsModel, wish);
  const place = network(scope, { ...common, cidr, zones: addressKeys(wish), dualStack });
  const wayOut = new Route(scope, "route-internet", {
    routeTableId: place.routes.id,
    destinationCidrBlock: "0.0.0.0/0",
    gatewayId: place.gateway.id,
  });
  if (!isPublic(wish)) backhaul(scope, { ...request, ...common, network: place, cidr });

  const listening = listeningAtEdge(ports);
  const groups = securityGroups(scope, { ...common, vpc: place.vpc, listening, dualStack });
  const addresses = zoneAddresses(scope, common.name, place, tags);
  const endpoint = loadBalancer(scope, {
    // 32 characters at most, and the only one of the environment in this region
    name: request.name,
    tags,
    place: {
      gateway: place.gateway,
      addresses: [...place.subnets].map(([zone, { id }]) => ({
        subnetId: id,
        allocationId: addresses.get(zone)?.allocationId ?? "",
      })),
    },
    securityGroup: groups.loadBalancer,
    deletionProtection: false,
    dualStack,
  });
  const { drainSeconds } = wish.relays;
  const targets = listeners(scope, {
    ...common,
    loadBalancer: endpoint,
    vpc: place.vpc,
    listening,
    health,
    drainSeconds,
  });
  relays(scope, {
    ...request,
    ...common,
    place,
    groups,
    targetGroupArns: arnsOf(targets),
    alarm: alarmOf(scope, { ...common, endpoint, targets }),
    after: [wayOut, ...groups.doors],
  });
  return {
    addresses: Object.fromEntries([...addresses].map(([zone, { publicIp }]) => [zone, publicIp])),
    endpointId: endpoint.arn,
  };
}

/** All ports ask relays the same, so that one of them answers for all. */
function alarmOf(
  scope: Construct,
  { endpoint, targets, ...common }: Common & { endpoint: Lb; targets: ReadonlyMap<string, LbTargetGroup> },
): string {
  const [target] = targets.values();
  if (target === undefined) throw new Error("an edge has no port; the rules refuse it before");
  return relaysAlarm(scope, { ...common, endpoint, target }).alarmName;
}

/** One address per zone. */
export function addressKeys({ relays: { zones } }: Pick<Edge, "relays">): string[] {
  return Object.keys(zones).sort();
}

/** They outlive the load balancer: partners may have written them down. */
function zoneAddresses(
  scope: Construct,
  name: string,
  { subnets }: Network,
  tags: EdgeRequest["tags"],
): Map<string, Eip> {
  const eips = [...subnets.keys()].map((zone) => {
    const eip = new Eip(scope, `address-${zone}`, { domain: "vpc", tags: { ...tags, Name: `${name}-${zone}` } });
    return [zone, pinned(eip, `address-${zone}`)] as const;
  });
  return new Map(eips);
}

interface Relays extends Pick<EdgeRequest, "name" | "tags" | "edge" | "health" | "userData"> {
  readonly place: Network;
  readonly groups: ReturnType<typeof securityGroups>;
  readonly targetGroupArns: readonly string[];
  readonly alarm: string;
  readonly after: readonly ITerraformDependable[];
}

/** A scaling group per zone, so that each zone has the relays that are declared for it. */
function relays(scope: Construct, request: Relays): void {
  const { name, tags, edge: wish, health, userData, place, groups, targetGroupArns, after } = request;
  const profile = identity(scope, { name, tags });
  const made = machine(scope, {
    name,
    tags,
    wish: { ...wish.relays, userData },
    securityGroup: groups.machines,
    profile,
    publicAddress: true,
  });
  for (const [zone, subnet] of place.subnets) {
    const count = wish.relays.zones[zone] ?? 0;
    const group = fleet(scope, `relays-${zone}`, {
      name: `${name}-${zone}`,
      tags,
      machine: made,
      min: count,
      max: count,
      subnetIds: [subnet.id],
      targetGroupArns,
      // the load balancer finds it unwell while home is, or while it drains: no reason to cut off those who are on it
      replacedBy: "EC2",
      // a relay that does not carry a new port is no use to it; it drains before it goes
      renewedUnder: request.alarm,
      after,
    });
    // the relay sees in its metadata that it is held, and drains; nobody has to tell that it is done
    new AutoscalingLifecycleHook(scope, `drain-${zone}`, {
      name: "drain",
      autoscalingGroupName: group.name,
      lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
      heartbeatTimeout: secondsToLeave(health, wish.relays),
      defaultResult: "CONTINUE",
    });
  }
}
