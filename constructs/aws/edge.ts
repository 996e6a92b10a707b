import { Eip } from "@cdktf/provider-aws/lib/eip";
import { Route } from "@cdktf/provider-aws/lib/route";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { awsModel } from "../../model/aws";
import type { Edge } from "../../model/edge";
import { healthSchema } from "../../model/health";
import { edgeCidr } from "../../model/network";
import type { EdgeOutputs, EdgeRequest } from "../cloud";
import { pinned } from "../pinned";
import { backhaul } from "./backhaul";
import { arnsOf, fleet } from "./fleet";
import { identity } from "./identity";
import { listeners } from "./listener";
import { loadBalancer } from "./load-balancer";
import { machine } from "./machine";
import { network, type Network } from "./network";
import { securityGroups } from "./security";

/** Relays behind a load balancer with one fixed address per zone, and their road home. Facts: AWS sheet, sections 6 and 7. */
export function edge(scope: Construct, request: EdgeRequest): EdgeOutputs {
  const { key, edge: wish, ports, tags, dualStack } = request;
  const common = { name: `${request.name}-edge-${key}`, tags };
  const cidr = edgeCidr(awsModel, wish);
  const place = network(scope, { ...common, cidr, zones: addressKeys(wish), dualStack });
  const wayOut = new Route(scope, "route-internet", {
    routeTableId: place.routes.id,
    destinationCidrBlock: "0.0.0.0/0",
    gatewayId: place.gateway.id,
  });
  backhaul(scope, { ...request, ...common, network: place, cidr });

  const groups = securityGroups(scope, { ...common, vpc: place.vpc, ports, dualStack });
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
  const health = healthSchema.parse({});
  const targets = listeners(scope, { ...common, loadBalancer: endpoint, vpc: place.vpc, ports, health });
  relays(scope, { ...common, wish, place, groups, targetGroupArns: arnsOf(targets), after: [wayOut, ...groups.doors] });
  return {
    addresses: Object.fromEntries([...addresses].map(([zone, { publicIp }]) => [zone, publicIp])),
    endpointId: endpoint.arn,
  };
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

interface Relays {
  readonly name: string;
  readonly tags: EdgeRequest["tags"];
  readonly wish: Edge;
  readonly place: Network;
  readonly groups: ReturnType<typeof securityGroups>;
  readonly targetGroupArns: readonly string[];
  readonly after: readonly ITerraformDependable[];
}

/** A scaling group per zone, so that each zone has the relays that are declared for it. */
function relays(scope: Construct, { name, tags, wish, place, groups, targetGroupArns, after }: Relays): void {
  const profile = identity(scope, { name, tags });
  const made = machine(scope, {
    name,
    tags,
    wish: wish.relays,
    securityGroup: groups.machines,
    profile,
    publicAddress: true,
  });
  for (const [zone, subnet] of place.subnets) {
    const count = wish.relays.zones[zone] ?? 0;
    fleet(scope, `relays-${zone}`, {
      name: `${name}-${zone}`,
      tags,
      machine: made,
      min: count,
      max: count,
      subnetIds: [subnet.id],
      targetGroupArns,
      after,
    });
  }
}
