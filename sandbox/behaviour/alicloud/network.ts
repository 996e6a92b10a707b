import type { Cloud } from "../../provider/cloud";
import { shown, type Group } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { attributesOf } from "../look-up";
import { either, onCreate, says } from "../objections";
import { apiError } from "./api-error";
import { defaultGroup, now } from "./names";
import { strangeRange } from "./subnet-range";

/** Networks and their ways out. Facts: Alibaba sheet, sections 4.1 and 20. */
export const network: Readonly<Record<string, Behaviour>> = {
  alicloud_vpc: {
    id: "vpc-{*}",
    inUse: "DependencyViolation",
    retriesDelete: true,
    computed: {
      cidr_block: "172.16.0.0/12",
      create_time: now,
      dns_hostname_status: "DISABLED",
      enable_ipv6: false,
      ipv6_cidr_blocks: [],
      is_default: false,
      region_id: (_vpc, { region }) => region,
      resource_group_id: defaultGroup,
      route_table_id: "vtb-{*}",
      router_id: "vrt-{*}",
      secondary_cidr_blocks: [],
      status: "Available",
      user_cidrs: [],
    },
    neverRead: ["dry_run", "force_delete", "ipv4_cidr_mask", "ipv4_ipam_pool_id"],
  },
  alicloud_vswitch: {
    id: "vsw-{*}",
    inUse: "DependencyViolation",
    retriesDelete: true,
    references: { vpc_id: { to: ["alicloud_vpc"] } },
    computed: { create_time: now, enable_ipv6: false, is_default: false, status: "Available" },
    refusedAtApply: [
      onCreate((vswitch, cloud) =>
        either(
          () => strangeZone(vswitch, cloud),
          () => strayRange(vswitch, cloud),
        ),
      ),
    ],
  },
  alicloud_route_entry: {
    id: "{route_table_id}:{router_id}:{destination_cidrblock}:{nexthop_type}:{nexthop_id}",
    references: {
      route_table_id: { to: ["alicloud_vpc"], by: "route_table_id" },
      nexthop_id: {
        to: [
          "alicloud_cen_transit_router_vpc_attachment.transit_router_attachment_id",
          "alicloud_instance",
          "alicloud_nat_gateway",
        ],
        onDelete: "leave",
      },
    },
    computed: { router_id: (route, cloud) => vpcOf(route, cloud)["router_id"] ?? null },
    refusedAtApply: [
      onCreate((route, cloud) =>
        either(
          () => twin(route, cloud),
          () => strayRoad(route, cloud),
        ),
      ),
    ],
  },
  alicloud_nat_gateway: {
    id: "ngw-{*}",
    inUse: "DependencyViolation.Eip",
    references: { vpc_id: { to: ["alicloud_vpc"] }, vswitch_id: { to: ["alicloud_vswitch"] } },
    computed: {
      availability_mode: "SingleAZ",
      deletion_protection: false,
      eip_bind_mode: "MULTI_BINDED",
      forward_table_ids: "ftb-{*}",
      icmp_reply_enabled: true,
      instance_charge_type: "PostPaid",
      internet_charge_type: "PayByLcu",
      nat_type: "Enhanced",
      network_type: "internet",
      payment_type: "PayAsYouGo",
      snat_table_ids: "stb-{*}",
      status: "Available",
    },
    keptBlocks: ["access_mode", "bandwidth_packages"],
    neverRead: ["dry_run", "force"],
  },
};

function strangeZone({ zone_id: one, availability_zone: old }: Group, { region }: Cloud): string | undefined {
  const zone = says(one) ? one : old;
  return typeof zone === "string" && !zone.startsWith(region)
    ? apiError("InvalidZoneId.NotFound", `zone ${zone} is not in ${region}`)
    : undefined;
}

function strayRange(vswitch: Group, cloud: Cloud): string | undefined {
  const { vpc_id: id } = vswitch;
  const siblings = cloud.list("alicloud_vswitch").filter(({ attributes }) => attributes["vpc_id"] === id);
  const wrong = strangeRange(vswitch, attributesOf(cloud, "alicloud_vpc", id), siblings);
  return wrong && apiError("InvalidCidrBlock", wrong);
}

/** The network whose routes these are: a table that comes with a network is no object of its own. */
function vpcOf({ route_table_id: table }: Group, cloud: Cloud): Group {
  const vpc = cloud
    .list("alicloud_vpc")
    .find(({ attributes }) => says(table) && attributes["route_table_id"] === table);
  return vpc === undefined ? {} : { ...vpc.attributes, id: vpc.id };
}

function twin({ route_table_id: table, destination_cidrblock: to }: Group, cloud: Cloud): string | undefined {
  const other = cloud
    .list("alicloud_route_entry")
    .some(({ attributes }) => attributes["route_table_id"] === table && attributes["destination_cidrblock"] === to);
  return other
    ? apiError("RouterEntryConflict.Duplicated", `${shown(table)} has a route to ${shown(to)} already`)
    : undefined;
}

function strayRoad(route: Group, cloud: Cloud): string | undefined {
  if (route["nexthop_type"] !== "Attachment") return undefined;
  const joined = cloud
    .list("alicloud_cen_transit_router_vpc_attachment")
    .find(({ attributes }) => attributes["transit_router_attachment_id"] === route["nexthop_id"]);
  return joined === undefined || joined.attributes["vpc_id"] === vpcOf(route, cloud)["id"]
    ? undefined
    : apiError("InvalidNexthop", `${shown(route["nexthop_id"])} is the attachment of another network`);
}
