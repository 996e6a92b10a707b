import { Vpc } from "@cdktf/provider-alicloud/lib/vpc";
import { Vswitch } from "@cdktf/provider-alicloud/lib/vswitch";
import type { Construct } from "constructs";
import { alibabaModel } from "../../model/alibaba";
import { subnetCidr } from "../../model/network";
import { ProblemError } from "../../model/problem";
import type { Common } from "../cloud";
import { pinned } from "../pinned";

/** A network with one vSwitch per zone. */
export interface Network {
  readonly vpc: Vpc;
  /** By zone, in the order of the zones' names. */
  readonly vswitches: ReadonlyMap<string, Vswitch>;
}

export interface NetworkRequest extends Common {
  readonly cidr: string;
  readonly zones: readonly string[];
}

/** @throws ProblemError `network/zone-unknown` when a zone does not say which letter it has */
export function network(scope: Construct, { name, tags, cidr, zones }: NetworkRequest): Network {
  const vpc = pinned(new Vpc(scope, "vpc", { vpcName: name, cidrBlock: cidr, tags: { ...tags } }), "network");
  const vswitches = new Map<string, Vswitch>();
  for (const zone of [...zones].sort()) {
    const number = zoneNumber(zone);
    const vswitch = new Vswitch(scope, `vswitch-${zone}`, {
      vswitchName: `${name}-${number}`,
      vpcId: vpc.id,
      zoneId: zone,
      cidrBlock: subnetCidr(cidr, number),
      tags: { ...tags },
      // a zone that goes does so after whatever was in it
      lifecycle: { createBeforeDestroy: true },
    });
    vswitches.set(zone, vswitch);
  }
  return { vpc, vswitches };
}

function zoneNumber(zone: string): number {
  const number = alibabaModel.zoneNumber(zone);
  if (number !== undefined) return number;
  throw new ProblemError([
    {
      code: "network/zone-unknown",
      what: "a zone is not written down as its name, so the address range of its vSwitch cannot be told",
      fix: "write the zone as Alibaba Cloud names it, e.g. ap-northeast-1a",
    },
  ]);
}
