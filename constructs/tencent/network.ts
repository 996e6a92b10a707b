import { CcnAttachmentV2 } from "@cdktf/provider-tencentcloud/lib/ccn-attachment-v2";
import { Subnet } from "@cdktf/provider-tencentcloud/lib/subnet";
import { Vpc } from "@cdktf/provider-tencentcloud/lib/vpc";
import type { Construct } from "constructs";
import { subnetCidr } from "../../model/network";
import { ProblemError } from "../../model/problem";
import { tencentModel } from "../../model/tencent";
import type { Common } from "../cloud";
import { pinned } from "../pinned";

/** A network with one subnet per zone. */
export interface Network {
  readonly vpc: Vpc;
  /** By zone, in the order of the zones' names. */
  readonly subnets: ReadonlyMap<string, Subnet>;
}

export interface NetworkRequest extends Common {
  readonly cidr: string;
  readonly zones: readonly string[];
}

/** @throws ProblemError `network/zone-unknown` when a zone does not say which number it has */
export function network(scope: Construct, { name, tags, cidr, zones }: NetworkRequest): Network {
  const vpc = pinned(new Vpc(scope, "vpc", { name, cidrBlock: cidr, isMulticast: false, tags }), "network");
  const subnets = new Map<string, Subnet>();
  for (const zone of [...zones].sort()) {
    const number = zoneNumber(zone);
    const subnet = new Subnet(scope, `subnet-${zone}`, {
      // the zone itself would make the longest names longer than the 60 characters a name may have
      name: `${name}-${number}`,
      vpcId: vpc.id,
      availabilityZone: zone,
      cidrBlock: subnetCidr(cidr, number),
      isMulticast: false,
      tags,
      // a zone that goes does so after whatever was in it
      lifecycle: { createBeforeDestroy: true },
    });
    subnets.set(zone, subnet);
  }
  return { vpc, subnets };
}

/** Joins a network to the hub. Its address range must overlap with no other's there. */
export function joinHub(scope: Construct, vpc: Vpc, hubId: string, region: string): CcnAttachmentV2 {
  return new CcnAttachmentV2(scope, "hub-attachment", {
    ccnId: hubId,
    instanceType: "VPC",
    instanceRegion: region,
    instanceId: vpc.id,
  });
}

function zoneNumber(zone: string): number {
  const number = tencentModel.zoneNumber(zone);
  if (number !== undefined) return number;
  throw new ProblemError([
    {
      code: "network/zone-unknown",
      what: "a zone is not written down as its name, so the address range of its subnet cannot be told",
      fix: "write the zone as Tencent Cloud names it, e.g. ap-seoul-1",
    },
  ]);
}
