import type { ClbInstance } from "@cdktf/provider-tencentcloud/lib/clb-instance";
import { Eip } from "@cdktf/provider-tencentcloud/lib/eip";
import { EipAssociation } from "@cdktf/provider-tencentcloud/lib/eip-association";
import type { Construct } from "constructs";
import type { Common } from "../cloud";
import { pinned } from "../pinned";

export interface PublicAddressRequest extends Common {
  readonly bandwidthMbps: number;
  readonly loadBalancer: ClbInstance;
}

/**
 * A public address of home's own, where an accelerator finds it: its endpoints are public. Players' firewalls do not know
 * it, relays that come over the Internet do.
 */
export function publicAddress(scope: Construct, request: PublicAddressRequest): string {
  const { name, tags, bandwidthMbps, loadBalancer } = request;
  const address = pinned(
    new Eip(scope, "public-address", {
      name,
      type: "EIP",
      internetChargeType: "TRAFFIC_POSTPAID_BY_HOUR",
      internetMaxBandwidthOut: bandwidthMbps,
      tags,
    }),
    "home",
  );
  new EipAssociation(scope, "public-binding", { eipId: address.id, instanceId: loadBalancer.id });
  return address.publicIp;
}
