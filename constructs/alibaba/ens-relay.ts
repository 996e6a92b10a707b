import { EnsEip } from "@cdktf/provider-alicloud/lib/ens-eip";
import { EnsEipInstanceAttachment } from "@cdktf/provider-alicloud/lib/ens-eip-instance-attachment";
import { EnsInstance } from "@cdktf/provider-alicloud/lib/ens-instance";
import type { EnsNetwork } from "@cdktf/provider-alicloud/lib/ens-network";
import type { EnsSecurityGroup } from "@cdktf/provider-alicloud/lib/ens-security-group";
import type { EnsVswitch } from "@cdktf/provider-alicloud/lib/ens-vswitch";
import type { Construct } from "constructs";
import type { Edge } from "../../model/edge";
import type { Common } from "../cloud";
import { pinned } from "../pinned";
import { userDataBase64 } from "../user-data";
import { bootedAnew } from "./booted-anew";

export interface EnsRelayRequest extends Common {
  readonly edge: Edge;
  readonly userData: string;
  readonly network: EnsNetwork;
  readonly vswitch: EnsVswitch;
  readonly securityGroup: EnsSecurityGroup;
}

/** One relay on a node, with a public address of its own that outlives it. The provider does not tell which it is. */
export function ensRelay(scope: Construct, key: string, request: EnsRelayRequest): void {
  const { edge, userData, network, vswitch, securityGroup } = request;
  const { region: ensRegionId, relays } = edge;
  const name = `${request.name}-${key}`;
  const relay = new EnsInstance(scope, `relay-${key}`, {
    instanceName: name,
    instanceType: relays.instanceType,
    imageId: relays.image,
    // more than one would be made, billed and forgotten: only the first is in the state
    amount: 1,
    // a subscription may stay, billed, when it is destroyed
    paymentType: "PayAsYouGo",
    // this node, and no other
    scheduleAreaLevel: "Region",
    schedulingStrategy: "Concentrate",
    ensRegionId,
    netWorkId: network.id,
    vswitchId: vswitch.id,
    securityId: securityGroup.id,
    systemDisk: { category: "cloud_efficiency", size: relays.diskGb },
    // an address from here would go with the machine
    publicIpIdentification: false,
    // a password or a key pair is asked for; this puts no secret into the state, and who may log in is the image's to say
    passwordInherit: true,
    userData: userDataBase64(userData),
    tags: { ...request.tags },
    lifecycle: bootedAnew(scope, key, { userData, image: relays.image }),
  });
  const address = pinned(
    new EnsEip(scope, `address-${key}`, {
      eipName: name,
      ensRegionId,
      bandwidth: relays.bandwidthMbps,
      // the only values there are
      internetChargeType: "95BandwidthByMonth",
      paymentType: "PayAsYouGo",
    }),
    `relay-${key}`,
  );
  new EnsEipInstanceAttachment(scope, `binding-${key}`, {
    allocationId: address.id,
    instanceId: relay.id,
    instanceType: "EnsInstance",
  });
}
