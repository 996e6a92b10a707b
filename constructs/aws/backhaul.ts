import { Route } from "@cdktf/provider-aws/lib/route";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import type { Construct } from "constructs";
import type { Common, HomeOutputs } from "../cloud";
import type { Network } from "./network";

export interface BackhaulRequest extends Common {
  readonly network: Network;
  readonly cidr: string;
  readonly home: HomeOutputs;
  readonly homeRegion: string;
  readonly homeCidr: string;
}

/** The provider's own minute is short for two regions. */
const patience = { create: "10m", update: "10m", delete: "10m" };

/** The private road home: peering, accepted over there, and the routes of both sides. Facts: AWS sheet, section 7. */
export function backhaul(scope: Construct, request: BackhaulRequest): void {
  const { name, tags, network, cidr, home, homeRegion, homeCidr } = request;
  const named = { ...tags, Name: name };
  const peering = new VpcPeeringConnection(scope, "backhaul", {
    vpcId: network.vpc.id,
    peerVpcId: home.networkId,
    peerRegion: homeRegion,
    // refused across regions
    autoAccept: false,
    timeouts: patience,
    tags: named,
  });
  const accepter = new VpcPeeringConnectionAccepterA(scope, "backhaul-accepter", {
    region: homeRegion,
    vpcPeeringConnectionId: peering.id,
    autoAccept: true,
    timeouts: { create: patience.create, update: patience.update },
    tags: named,
  });
  const dependsOn = [accepter];
  new Route(scope, "route-home", {
    routeTableId: network.routes.id,
    destinationCidrBlock: homeCidr,
    vpcPeeringConnectionId: peering.id,
    dependsOn,
  });
  new Route(scope, "route-back", {
    region: homeRegion,
    routeTableId: home.hubId,
    destinationCidrBlock: cidr,
    vpcPeeringConnectionId: peering.id,
    dependsOn,
  });
}
