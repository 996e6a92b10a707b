import { DataAlicloudEipanycastAnycastEipAddresses } from "@cdktf/provider-alicloud/lib/data-alicloud-eipanycast-anycast-eip-addresses";
import { EipanycastAnycastEipAddress } from "@cdktf/provider-alicloud/lib/eipanycast-anycast-eip-address";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { EntryOutputs, EntryRequest } from "../cloud";
import { pinned } from "../pinned";

/** The Anycast EIP. Facts: Alibaba sheet, sections 1 and 3. */
export function entry(scope: Construct, { entry: wish, name, tags }: EntryRequest): EntryOutputs {
  const retired = wish.retire === TerraformStack.of(scope).node.id;
  const eip = pinned(
    new EipanycastAnycastEipAddress(scope, "anycast", {
      anycastEipAddressName: `${name}-entry`,
      // the three that replace the address: each the only value that is documented
      serviceLocation: "international",
      internetChargeType: "PayByTraffic",
      paymentType: "PayAsYouGo",
      bandwidth: wish.bandwidthMbps,
      tags: { ...tags },
      lifecycle: { preventDestroy: !retired },
    }),
    "anycast",
  );
  if (wish.adopt !== undefined) eip.importFrom(wish.adopt);
  // the resource does not tell its address: see docs/decisions/0019-what-alibabas-provider-does-not-tell.md
  const found = new DataAlicloudEipanycastAnycastEipAddresses(scope, "address", { ids: [eip.id] });
  return { entryId: eip.id, addresses: [found.addresses.get(0).ipAddress] };
}
