import { Eip } from "@cdktf/provider-tencentcloud/lib/eip";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { EntryOutputs, EntryRequest } from "../cloud";
import { pinned } from "../pinned";

const zones = { overseas: "ANYCAST_ZONE_OVERSEAS", global: "ANYCAST_ZONE_GLOBAL" } as const;

/** The Anycast EIP. Facts: Tencent sheet, sections 1 and 3. */
export function entry(scope: Construct, { entry: wish, name, tags }: EntryRequest): EntryOutputs {
  const retired = wish.retire === TerraformStack.of(scope).node.id;
  const eip = pinned(
    new Eip(scope, "anycast", {
      name: `${name}-entry`,
      // left out, it would be an ordinary regional address, without any error
      type: "AnycastEIP",
      anycastZone: zones[wish.reach],
      // the only way an anycast address is billed; the API's own default is another
      internetChargeType: "BANDWIDTH_PACKAGE",
      internetMaxBandwidthOut: wish.bandwidthMbps,
      tags,
      lifecycle: {
        preventDestroy: !retired,
        // never read back: an adopted address would be replaced
        ignoreChanges: ["anycast_zone"],
      },
    }),
    "anycast",
  );
  if (wish.adopt !== undefined) eip.importFrom(wish.adopt);
  return { entryId: eip.id, addresses: [eip.publicIp] };
}
