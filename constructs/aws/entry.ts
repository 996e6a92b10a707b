import { GlobalacceleratorAccelerator } from "@cdktf/provider-aws/lib/globalaccelerator-accelerator";
import { Fn, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { EntryOutputs, EntryRequest } from "../cloud";
import { pinned } from "../pinned";
import { zone } from "./zone";

/** The accelerator: two static anycast addresses, four with dual stack. Facts: AWS sheet, sections 1 and 4. */
export function entry(scope: Construct, { entry: wish, name, tags, dns }: EntryRequest): EntryOutputs {
  const retired = wish.retire === TerraformStack.of(scope).node.id;
  const { flowLogs } = wish;
  const accelerator = pinned(
    new GlobalacceleratorAccelerator(scope, "anycast", {
      name: `${name}-entry`,
      enabled: true,
      ipAddressType: wish.dualStack ? "DUAL_STACK" : "IPV4",
      ...(wish.addresses && { ipAddresses: [...wish.addresses] }),
      ...(flowLogs && {
        attributes: { flowLogsEnabled: true, flowLogsS3Bucket: flowLogs.bucket, flowLogsS3Prefix: flowLogs.prefix },
      }),
      tags: { ...tags },
      lifecycle: { preventDestroy: !retired },
    }),
    "anycast",
  );
  if (wish.adopt !== undefined) accelerator.importFrom(wish.adopt);
  return {
    entryId: accelerator.id,
    addresses: Fn.flatten(accelerator.getListAttribute("ip_sets[*].ip_addresses")) as string[],
    dnsName: wish.dualStack ? accelerator.dualStackDnsName : accelerator.dnsName,
    ...(dns && zone(scope, { dns, name, tags, isProtected: !retired })),
  };
}
