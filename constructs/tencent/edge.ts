import { CcnBandwidthLimit } from "@cdktf/provider-tencentcloud/lib/ccn-bandwidth-limit";
import { Eip } from "@cdktf/provider-tencentcloud/lib/eip";
import { EipAssociation } from "@cdktf/provider-tencentcloud/lib/eip-association";
import { Instance } from "@cdktf/provider-tencentcloud/lib/instance";
import { PlacementGroup } from "@cdktf/provider-tencentcloud/lib/placement-group";
import type { SecurityGroup } from "@cdktf/provider-tencentcloud/lib/security-group";
import type { Construct } from "constructs";
import { isPublic, type Edge } from "../../model/edge";
import { edgeCidr } from "../../model/network";
import { tencentModel } from "../../model/tencent";
import type { Common, EdgeOutputs, EdgeRequest } from "../cloud";
import { relayKeys, type RelayKey } from "../relay-keys";
import { joinHub, network, type Network } from "./network";
import { pinned } from "../pinned";
import { relaySecurityGroup } from "./security";
import { userDataBase64 } from "../user-data";

/** Relays on CVM and their road home over CCN. Facts: Tencent sheet, sections 5 and 6. */
export function edge(scope: Construct, request: EdgeRequest): EdgeOutputs {
  const { key, edge: wish, userData, ports, tags } = request;
  const common = { name: `${request.name}-edge-${key}`, tags };
  const cidr = edgeCidr(tencentModel, wish);
  const place = network(scope, { ...common, cidr, zones: Object.keys(wish.relays.zones) });
  if (!isPublic(wish)) privateRoad(scope, request, place);

  const machines = {
    ...common,
    relays: wish.relays,
    userData,
    place,
    securityGroup: relaySecurityGroup(scope, ports, common),
    // one host failing takes one relay. Also for a single relay: a group that is dropped again blocks its own destroy
    placement: new PlacementGroup(scope, "placement", { ...common, type: "HOST" }),
  };
  const addresses = relayKeys(wish).map((relay) => [relay.key, relayAddress(scope, relay, machines)] as const);
  return { addresses: Object.fromEntries(addresses) };
}

/** Joins home's hub. Over a public road nothing of home is joined. */
function privateRoad(scope: Construct, { edge: wish, home, homeRegion }: EdgeRequest, { vpc }: Network): void {
  const attachment = joinHub(scope, vpc, home.hubId, wish.region);
  new CcnBandwidthLimit(scope, "backhaul-limit", {
    ccnId: home.hubId,
    region: wish.region,
    dstRegion: homeRegion,
    bandwidthLimit: wish.backhaul?.bandwidthMbps,
    // both ends must be joined first; home's is home's own
    dependsOn: [attachment],
  });
}

/** Every relay has an address of its own: `<zone>-<slot>`. */
export function addressKeys(wish: Pick<Edge, "relays">): string[] {
  return relayKeys(wish).map(({ key }) => key);
}

interface Machines extends Common {
  readonly relays: Edge["relays"];
  readonly userData: string;
  readonly place: Network;
  readonly securityGroup: SecurityGroup;
  readonly placement: PlacementGroup;
}

/** One relay with a public address of its own. The address outlives the machine: partners may have written it down. */
function relayAddress(scope: Construct, { key, zone }: RelayKey, machines: Machines): string {
  const { relays, userData, place, securityGroup, placement, tags } = machines;
  const name = `${machines.name}-${key}`;
  const relay = new Instance(scope, `relay-${key}`, {
    instanceName: name,
    availabilityZone: zone,
    instanceType: relays.instanceType,
    imageId: relays.image,
    instanceChargeType: "POSTPAID_BY_HOUR",
    vpcId: place.vpc.id,
    subnetId: place.subnets.get(zone)?.id,
    orderlySecurityGroups: [securityGroup.id],
    placementGroupId: placement.id,
    systemDiskType: "CLOUD_PREMIUM",
    systemDiskSize: relays.diskGb,
    // an address from here would go with the machine
    allocatePublicIp: false,
    userData: userDataBase64(userData),
    // it runs at the first start only: without this a change would be accepted and do nothing
    userDataReplaceOnChange: true,
    tags,
  });
  const address = pinned(
    new Eip(scope, `address-${key}`, {
      name,
      type: "EIP",
      internetChargeType: "TRAFFIC_POSTPAID_BY_HOUR",
      internetMaxBandwidthOut: relays.bandwidthMbps,
      tags,
    }),
    `relay-${key}`,
  );
  new EipAssociation(scope, `binding-${key}`, { eipId: address.id, instanceId: relay.id });
  return address.publicIp;
}
