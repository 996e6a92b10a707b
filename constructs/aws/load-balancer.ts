import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Lb, type LbConfig } from "@cdktf/provider-aws/lib/lb";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Construct } from "constructs";
import type { Common } from "../cloud";
import { pinned } from "../pinned";

export interface LoadBalancerRequest extends Common {
  readonly securityGroup: SecurityGroup;
  readonly deletionProtection: boolean;
  readonly dualStack: boolean;
  /** Private with these subnets, or public with one address for each. */
  readonly place:
    | { readonly subnetIds: readonly string[] }
    | {
        readonly addresses: readonly { readonly subnetId: string; readonly allocationId: string }[];
        /** Without it the load balancer is refused, and nothing else says that it is needed. */
        readonly gateway: InternetGateway;
      };
}

/** A Network Load Balancer. Facts: AWS sheet, sections 5.1, 10 and 11. */
export function loadBalancer(scope: Construct, request: LoadBalancerRequest): Lb {
  const { name, tags, securityGroup, deletionProtection, dualStack, place } = request;
  const where: Partial<LbConfig> =
    "subnetIds" in place
      ? { internal: true, subnets: [...place.subnetIds] }
      : { internal: false, subnetMapping: [...place.addresses], dependsOn: [place.gateway] };
  return pinned(
    new Lb(scope, "load-balancer", {
      name,
      loadBalancerType: "network",
      ...where,
      ipAddressType: dualStack ? "dualstack" : "ipv4",
      securityGroups: [securityGroup.id],
      // connections of one player through two zones could collide behind Global Accelerator
      enableCrossZoneLoadBalancing: false,
      enableDeletionProtection: deletionProtection,
      tags: { ...tags },
    }),
    "endpoint",
  );
}
