import { EipAddress } from "@cdktf/provider-alicloud/lib/eip-address";
import { EipAssociation } from "@cdktf/provider-alicloud/lib/eip-association";
import { Instance } from "@cdktf/provider-alicloud/lib/instance";
import type { SecurityGroup } from "@cdktf/provider-alicloud/lib/security-group";
import type { Construct } from "constructs";
import type { Edge } from "../../model/edge";
import type { Common } from "../cloud";
import { pinned } from "../pinned";
import type { RelayKey } from "../relay-keys";
import { userDataBase64 } from "../user-data";
import { bootedAnew } from "./booted-anew";
import type { Network } from "./network";

export interface RelayRequest extends Common {
  readonly relays: Edge["relays"];
  readonly userData: string;
  readonly place: Network;
  readonly securityGroup: SecurityGroup;
}

/** One relay with a public address of its own. The address outlives the machine: partners may have written it down. */
export function relayAddress(scope: Construct, { key, zone }: RelayKey, request: RelayRequest): string {
  const { relays, userData, place, securityGroup } = request;
  const [name, tags] = [`${request.name}-${key}`, { ...request.tags }];
  const relay = new Instance(scope, `relay-${key}`, {
    instanceName: name,
    availabilityZone: zone,
    vswitchId: place.vswitches.get(zone)?.id,
    securityGroups: [securityGroup.id],
    instanceType: relays.instanceType,
    imageId: relays.image,
    instanceChargeType: "PostPaid",
    systemDiskCategory: "cloud_essd",
    systemDiskSize: relays.diskGb,
    // an address from here would go with the machine
    internetMaxBandwidthOut: 0,
    // session tokens
    httpEndpoint: "enabled",
    httpTokens: "required",
    userData: userDataBase64(userData),
    tags,
    lifecycle: bootedAnew(scope, key, { userData, image: relays.image }),
  });
  const address = pinned(
    new EipAddress(scope, `address-${key}`, {
      addressName: name,
      paymentType: "PayAsYouGo",
      internetChargeType: "PayByTraffic",
      isp: "BGP",
      bandwidth: `${relays.bandwidthMbps}`,
      tags,
    }),
    `relay-${key}`,
  );
  new EipAssociation(scope, `binding-${key}`, {
    allocationId: address.id,
    instanceId: relay.id,
    instanceType: "EcsInstance",
  });
  return address.ipAddress;
}
