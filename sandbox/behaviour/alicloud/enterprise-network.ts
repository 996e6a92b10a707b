import type { Cloud } from "../../provider/cloud";
import type { FiledObject } from "../../store";
import { overlaps, parseCidr } from "../../value/cidr";
import { isGroup, shown, type Group, type Value } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { attributesOf } from "../look-up";
import { either, onCreate, onWrite, says } from "../objections";
import { apiError } from "./api-error";
import { account, defaultGroup, now } from "./names";

const router = "alicloud_cen_transit_router";
const vpcAttachment = "alicloud_cen_transit_router_vpc_attachment";
const peerAttachment = "alicloud_cen_transit_router_peer_attachment";
const cen = { cen_id: { to: ["alicloud_cen_instance"] } };
const attached = {
  create_time: now,
  region_id: (_own: Group, { region }: Cloud) => region,
  status: "Attached",
  transit_router_attachment_id: "tr-attach-{*}",
};

/** Private roads between networks: a router per region, joined in pairs. Facts: Alibaba sheet, section 6. */
export const enterpriseNetwork: Readonly<Record<string, Behaviour>> = {
  alicloud_cen_instance: {
    id: "cen-{*}",
    global: true,
    inUse: "InvalidOperation.CenInstanceStatus",
    retriesDelete: true,
    computed: { create_time: now, protection_level: "REDUCED", resource_group_id: defaultGroup, status: "Active" },
  },
  [router]: {
    id: "{cen_id}:{transit_router_id}",
    inUse: "IncorrectStatus.TransitRouterInstance",
    retriesDelete: true,
    references: cen,
    computed: {
      create_time: now,
      region_id: (_own, { region }) => region,
      status: "Active",
      transit_router_id: "tr-{*}",
      type: "Enterprise",
    },
    neverRead: ["dry_run"],
    refusedAtApply: [
      onCreate(({ cen_id: id }, cloud) =>
        cloud.list(router).some(({ attributes }) => attributes["cen_id"] === id)
          ? apiError(
              "InvalidOperation.TransitRouterExist",
              `${shown(id)} has a transit router in ${cloud.region} already`,
            )
          : undefined,
      ),
    ],
  },
  [vpcAttachment]: {
    id: "{cen_id}:{transit_router_attachment_id}",
    retriesDelete: true,
    references: {
      ...cen,
      transit_router_id: { to: [router], by: "transit_router_id" },
      vpc_id: { to: ["alicloud_vpc"] },
      "zone_mappings.vswitch_id": { to: ["alicloud_vswitch"] },
    },
    computed: {
      ...attached,
      order_type: "PayByCenOwner",
      payment_type: "PayAsYouGo",
      resource_type: "VPC",
      transit_router_vpc_attachment_options: () => ({}),
      vpc_owner_id: account,
    },
    keptBlocks: ["options"],
    neverRead: ["dry_run", "force_delete", "route_table_association_enabled", "route_table_propagation_enabled"],
    refusedAtApply: [
      onWrite(strangeZones),
      onCreate((after, cloud) =>
        either(
          () => strayRouter(after, "transit_router_id", cloud),
          () => joinedBefore(after, cloud),
          () => overlapping(after, cloud),
        ),
      ),
    ],
  },
  [peerAttachment]: {
    id: "{cen_id}:{transit_router_attachment_id}",
    retriesDelete: true,
    references: {
      ...cen,
      transit_router_id: { to: [router], by: "transit_router_id" },
      peer_transit_router_id: { to: [router], by: "transit_router_id", region: "peer_transit_router_region_id" },
    },
    computed: { ...attached, bandwidth_type: "BandwidthPackage", default_link_type: "Gold" },
    neverRead: ["dry_run", "route_table_association_enabled", "route_table_propagation_enabled"],
    refusedAtApply: [
      onWrite(strangeBandwidth),
      onCreate((after, cloud) =>
        either(
          () => strayRouter(after, "transit_router_id", cloud),
          () => strayRouter(after, "peer_transit_router_id", cloud),
          () => sameRegion(after, cloud),
          () => peeredBefore(after, cloud),
        ),
      ),
    ],
  },
};

function routerOf(id: Value | undefined, cloud: Cloud): FiledObject | undefined {
  return cloud.everywhere(router).find(({ attributes }) => attributes["transit_router_id"] === id);
}

function strayRouter(after: Group, argument: string, cloud: Cloud): string | undefined {
  const of = routerOf(after[argument], cloud)?.attributes["cen_id"];
  return of === undefined || of === after["cen_id"]
    ? undefined
    : apiError(
        "InvalidTransitRouterId",
        `${shown(after[argument])} belongs to ${shown(of)}, not to ${shown(after["cen_id"])}`,
      );
}

/** A vswitch of the network in each of the zones. */
function strangeZones({ zone_mappings: zones, vpc_id: vpc }: Group, { cloud }: { cloud: Cloud }): string | undefined {
  const mappings = Array.isArray(zones) ? zones.filter(isGroup) : [];
  const names = mappings.map(({ zone_id: zone }) => shown(zone));
  if (new Set(names).size < names.length) return apiError("InvalidZoneId.Duplicated", "each zone has one vswitch");
  for (const { zone_id: zone, vswitch_id: id } of mappings) {
    const vswitch = attributesOf(cloud, "alicloud_vswitch", id);
    if (says(vswitch["vpc_id"]) && (vswitch["vpc_id"] !== vpc || vswitch["zone_id"] !== zone)) {
      return apiError("InvalidVSwitchId", `${shown(id)} is no vswitch of ${shown(vpc)} in ${shown(zone)}`);
    }
  }
  return undefined;
}

function joinedBefore({ vpc_id: vpc }: Group, cloud: Cloud): string | undefined {
  const other = cloud.list(vpcAttachment).find(({ attributes }) => attributes["vpc_id"] === vpc);
  return other && apiError("InvalidOperation.VpcAttached", `${shown(vpc)} is attached by ${other.id} already`);
}

/** Routes to two networks of one range lead to one of them. */
function overlapping({ cen_id: id, vpc_id: own }: Group, cloud: Cloud): string | undefined {
  const vpcs = cloud.everywhere("alicloud_vpc");
  const rangeOf = (vpc: Value | undefined) =>
    parseCidr(shown(vpcs.find((one) => one.id === vpc)?.attributes["cidr_block"]));
  const range = rangeOf(own);
  const joined = cloud.everywhere(vpcAttachment).filter(({ attributes }) => attributes["cen_id"] === id);
  const other = joined.find(({ attributes }) => {
    const theirs = rangeOf(attributes["vpc_id"]);
    return range !== undefined && theirs !== undefined && overlaps(range, theirs);
  });
  return (
    other &&
    apiError(
      "InvalidCidrBlock.Overlapped",
      `the range of ${shown(own)} overlaps that of ${shown(other.attributes["vpc_id"])}, which is on ${shown(id)} already`,
    )
  );
}

function strangeBandwidth(after: Group): string | undefined {
  const { bandwidth, bandwidth_type: type, cen_bandwidth_package_id: bought, default_link_type: link } = after;
  const byTraffic = type === "DataTransfer";
  if (byTraffic && says(bought)) {
    return apiError("InvalidParameter.CenBandwidthPackageId", "DataTransfer excludes cen_bandwidth_package_id");
  }
  if (byTraffic && !says(bandwidth)) return apiError("MissingParameter.Bandwidth", "DataTransfer needs a bandwidth");
  if (!byTraffic && link === "Platinum") {
    return apiError("InvalidParameter.DefaultLinkType", "Platinum needs bandwidth_type DataTransfer");
  }
  return undefined;
}

function sameRegion({ transit_router_id: own, peer_transit_router_id: peer }: Group, cloud: Cloud): string | undefined {
  const [one, other] = [own, peer].map((id) => routerOf(id, cloud)?.region);
  return one !== undefined && one === other
    ? apiError(
        "InvalidTransitRouterId",
        `${shown(own)} and ${shown(peer)} are both in ${one}: peers are of two regions`,
      )
    : undefined;
}

function peeredBefore(
  { transit_router_id: own, peer_transit_router_id: peer }: Group,
  cloud: Cloud,
): string | undefined {
  const pair = [own, peer].map(shown).sort().join();
  const other = cloud
    .everywhere(peerAttachment)
    .find(
      ({ attributes: { transit_router_id: a, peer_transit_router_id: b } }) => [a, b].map(shown).sort().join() === pair,
    );
  return other && apiError("InvalidOperation.PeerAttachmentExist", `${other.id} joins the two already`);
}
