import { Eip } from "@cdktf/provider-tencentcloud/lib/eip";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { EntryOutputs, EntryRequest } from "../cloud";
import { pinned } from "../pinned";
import { accelerator } from "./accelerator";
import { zone } from "./zone";

const zones = { overseas: "ANYCAST_ZONE_OVERSEAS", global: "ANYCAST_ZONE_GLOBAL" } as const;

/** The entry of either kind, and the zone of its names where that is the game's own. */
export function entry(scope: Construct, request: EntryRequest): EntryOutputs {
  const { entry: wish, name, tags, dns } = request;
  const retired = wish.retire === TerraformStack.of(scope).node.id;
  if (dns) zone(scope, { dns, name, tags, isProtected: !retired });
  return wish.kind === "ga2" ? accelerator(scope, request, retired) : anycast(scope, request, retired);
}

/** The Anycast EIP. Facts: Tencent sheet, sections 1 and 3. */
function anycast(scope: Construct, { entry: wish, name, tags }: EntryRequest, retired: boolean): EntryOutputs {
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
