import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { awsModel } from "../../model/aws";
import { subnetCidr } from "../../model/network";
import { ProblemError } from "../../model/problem";
import type { Common } from "../cloud";
import { pinned } from "../pinned";

/** A network with one subnet per zone, all on one route table. */
export interface Network {
  readonly vpc: Vpc;
  readonly gateway: InternetGateway;
  readonly routes: RouteTable;
  /** By zone, in the order of the zones' names. */
  readonly subnets: ReadonlyMap<string, Subnet>;
}

export interface NetworkRequest extends Common {
  readonly cidr: string;
  readonly zones: readonly string[];
  readonly dualStack: boolean;
}

/** @throws ProblemError `network/zone-unknown` when a zone does not say which letter it has */
export function network(scope: Construct, { name, tags, cidr, zones, dualStack }: NetworkRequest): Network {
  const named = (suffix = ""): Record<string, string> => ({ ...tags, Name: `${name}${suffix}` });
  const vpc = pinned(
    new Vpc(scope, "vpc", {
      cidrBlock: cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      assignGeneratedIpv6CidrBlock: dualStack,
      tags: named(),
    }),
    "network",
  );
  // Global Accelerator keeps players' addresses only in a network that has one, even where nothing is routed to it
  const gateway = new InternetGateway(scope, "internet-gateway", { vpcId: vpc.id, tags: named() });
  const routes = pinned(new RouteTable(scope, "routes", { vpcId: vpc.id, tags: named() }), "routes");

  if (dualStack) {
    // load balancers with IPv6 addresses need it, private ones too
    new Route(scope, "route-ipv6", {
      routeTableId: routes.id,
      destinationIpv6CidrBlock: "::/0",
      gatewayId: gateway.id,
    });
  }

  const subnets = new Map<string, Subnet>();
  for (const zone of [...zones].sort()) {
    const number = zoneNumber(zone);
    const subnet = new Subnet(scope, `subnet-${zone}`, {
      vpcId: vpc.id,
      availabilityZone: zone,
      cidrBlock: subnetCidr(cidr, number),
      ...(dualStack && { ipv6CidrBlock: Fn.cidrsubnet(vpc.ipv6CidrBlock, 8, number) }),
      mapPublicIpOnLaunch: false,
      tags: named(`-${number}`),
    });
    new RouteTableAssociation(scope, `routes-${zone}`, { subnetId: subnet.id, routeTableId: routes.id });
    subnets.set(zone, subnet);
  }
  return { vpc, gateway, routes, subnets };
}

function zoneNumber(zone: string): number {
  const number = awsModel.zoneNumber(zone);
  if (number !== undefined) return number;
  throw new ProblemError([
    {
      code: "network/zone-unknown",
      what: "a zone is not written down as its name, so the address range of its subnet cannot be told",
      fix: "write the zone as AWS names it, e.g. ap-northeast-2a",
    },
  ]);
}
