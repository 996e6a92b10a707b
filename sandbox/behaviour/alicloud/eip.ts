import type { Cloud } from "../../provider/cloud";
import { shown, type Group } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { attributesOf } from "../look-up";
import { either, onCreate, onDelete, says } from "../objections";
import { apiError } from "./api-error";
import { defaultGroup, now } from "./names";
import { freeAddress } from "./public-address";

const kinds: Readonly<Record<string, string>> = {
  i: "EcsInstance",
  lb: "SlbInstance",
  ngw: "Nat",
  eni: "NetworkInterface",
};

/** Ordinary public addresses. Facts: Alibaba sheet, sections 4.1 and 20. */
export const eip: Readonly<Record<string, Behaviour>> = {
  alicloud_eip_address: {
    id: "eip-{*}",
    inUse: "IncorrectEipStatus",
    retriesDelete: true,
    computed: {
      allocation_id: "{id}",
      ip_address: freeAddress,
      // Mbit/s
      bandwidth: "5",
      create_time: now,
      deletion_protection: false,
      high_definition_monitor_log_status: "OFF",
      instance_charge_type: "PostPaid",
      internet_charge_type: "PayByBandwidth",
      isp: "BGP",
      mode: "NAT",
      netmode: "public",
      payment_type: "PayAsYouGo",
      resource_group_id: defaultGroup,
    },
    neverRead: ["activity_id", "auto_pay", "period", "pricing_cycle"],
    outlives: ({ payment_type: payment }) => payment === "Subscription",
    refusedAtApply: [
      onDelete(({ deletion_protection: kept, id }) =>
        kept === true
          ? apiError("OperationDenied.DeletionProtection", `${shown(id)}: switch deletion_protection off first`)
          : undefined,
      ),
    ],
    seen: ({ id }, cloud) => ({ status: bindingOf(id, cloud) === undefined ? "Available" : "InUse" }),
  },
  alicloud_eip_association: {
    id: "{allocation_id}:{instance_id}",
    references: {
      allocation_id: { to: ["alicloud_eip_address"] },
      instance_id: {
        to: ["alicloud_instance", "alicloud_slb_load_balancer", "alicloud_nat_gateway"],
        onDelete: "with",
      },
    },
    computed: {
      instance_type: ({ instance_id: id }) => kinds[shown(id).split("-")[0] ?? ""] ?? "EcsInstance",
      mode: "NAT",
    },
    neverRead: ["force"],
    refusedAtApply: [
      onCreate((after, cloud) =>
        either(
          () => taken(after, cloud),
          () => strangeTarget(after, cloud),
        ),
      ),
    ],
  },
};

function bindingOf(id: Group[string] | undefined, cloud: Cloud): Group | undefined {
  return cloud.list("alicloud_eip_association").find(({ attributes }) => attributes["allocation_id"] === id)
    ?.attributes;
}

function taken({ allocation_id: id }: Group, cloud: Cloud): string | undefined {
  const bound = bindingOf(id, cloud);
  return bound && apiError("IncorrectEipStatus", `${shown(id)} is bound to ${shown(bound["instance_id"])} already`);
}

function strangeTarget({ instance_id: id }: Group, cloud: Cloud): string | undefined {
  const other = cloud.list("alicloud_eip_association").some(({ attributes }) => attributes["instance_id"] === id);
  const machine = attributesOf(cloud, "alicloud_instance", id);
  if ((other || says(machine["public_ip"])) && !shown(id).startsWith("ngw-")) {
    return apiError("InvalidAssociation.Duplicated", `${shown(id)} has a public address already`);
  }
  return attributesOf(cloud, "alicloud_slb_load_balancer", id)["address_type"] === "internet"
    ? apiError(
        "InvalidInstanceType.NotSupport",
        `${shown(id)} is a public load balancer: only a private one takes an EIP`,
      )
    : undefined;
}
