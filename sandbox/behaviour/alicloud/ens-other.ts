import type { Cloud } from "../../provider/cloud";
import { shown, type Group } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { attributesOf } from "../look-up";
import { either, onCreate, onWrite, says } from "../objections";
import { apiError } from "./api-error";
import { now } from "./names";
import { freeAddress } from "./public-address";

/** What an address can be bound to. */
const hosts = ["alicloud_ens_instance", "alicloud_ens_load_balancer", "alicloud_ens_nat_gateway"];
const onMachine = { instance_id: { to: ["alicloud_ens_instance"], onDelete: "with" } } as const;
/** Mbit/s. */
const bandwidths = { least: 5, most: 10000 };
const carriers = ["cmcc", "unicom", "telecom"];

/** What belongs to machines at edge nodes: addresses, disks, keys. Facts: Alibaba sheet, section 5.2. */
export const ensOther: Readonly<Record<string, Behaviour>> = {
  alicloud_ens_eip: {
    id: "eip-{*}",
    global: true,
    inUse: "InvalidOperation.EipInUse",
    retriesDelete: true,
    computed: {
      bandwidth: bandwidths.least,
      create_time: now,
      isp: ({ ens_region_id: node }) => carriers.find((carrier) => shown(node).includes(carrier)) ?? "cmcc",
    },
    refusedAtApply: [
      onWrite(({ bandwidth }) =>
        typeof bandwidth === "number" && (bandwidth < bandwidths.least || bandwidth > bandwidths.most)
          ? apiError(
              "InvalidParameter.Bandwidth",
              `bandwidth must be from ${bandwidths.least} to ${bandwidths.most}, got ${bandwidth}`,
            )
          : undefined,
      ),
      onWrite(({ isp }) =>
        says(isp) && !carriers.includes(shown(isp))
          ? apiError("InvalidParameter.Isp", `isp must be one of ${carriers.join(", ")}`)
          : undefined,
      ),
    ],
    // neither the resource nor a data source tells it
    kept: (told, before, cloud) => ({ ...told, ip_address: before?.["ip_address"] ?? freeAddress(told, cloud) }),
    seen: ({ id }, cloud) => ({ status: isBound(id, cloud) ? "InUse" : "Available" }),
  },
  alicloud_ens_eip_instance_attachment: {
    id: "{allocation_id}:{instance_id}:{instance_type}",
    global: true,
    references: {
      allocation_id: { to: ["alicloud_ens_eip"] },
      instance_id: {
        to: hosts,
        onDelete: "with",
      },
    },
    computed: { instance_type: "EnsInstance", status: "InUse" },
    refusedAtApply: [
      onCreate((after, cloud) =>
        either(
          () =>
            isBound(after["allocation_id"], cloud)
              ? apiError("InvalidOperation.EipInUse", `${shown(after["allocation_id"])} is bound already`)
              : undefined,
          () => apart(after, { allocation_id: ["alicloud_ens_eip"], instance_id: hosts }, cloud),
        ),
      ),
    ],
  },
  alicloud_ens_instance_security_group_attachment: {
    id: "{instance_id}:{security_group_id}",
    global: true,
    references: { ...onMachine, security_group_id: { to: ["alicloud_ens_security_group"] } },
  },
  alicloud_ens_key_pair: {
    id: "{key_pair_name}:{version}",
    global: true,
    unique: {
      attribute: "key_pair_name",
      says: (name) => apiError("InvalidKeyPairName.Duplicate", `the key pair ${name} is there already`),
    },
  },
  alicloud_ens_disk: {
    id: "d-{*}",
    global: true,
    inUse: "InvalidOperation.DiskInUse",
    references: { snapshot_id: { to: ["alicloud_ens_snapshot"], onDelete: "leave" } },
    computed: { create_time: now },
    seen: ({ id }, cloud) => ({
      status: cloud.list("alicloud_ens_disk_instance_attachment").some(({ attributes }) => attributes["disk_id"] === id)
        ? "In-use"
        : "Available",
    }),
  },
  alicloud_ens_disk_instance_attachment: {
    id: "{disk_id}:{instance_id}",
    global: true,
    references: { ...onMachine, disk_id: { to: ["alicloud_ens_disk"] } },
    neverRead: ["delete_with_instance"],
    refusedAtApply: [
      onCreate((after, cloud) => apart(after, { disk_id: ["alicloud_ens_disk"], instance_id: hosts }, cloud)),
    ],
  },
  alicloud_ens_image: {
    id: "m-{*}",
    global: true,
    references: { instance_id: { to: ["alicloud_ens_instance"], onDelete: "leave" } },
    computed: { create_time: now, status: "Available", target_oss_region_id: "cn-beijing" },
    neverRead: ["delete_after_image_upload"],
  },
  alicloud_ens_snapshot: {
    id: "s-{*}",
    global: true,
    references: { disk_id: { to: ["alicloud_ens_disk"] } },
    computed: { create_time: now, status: "accomplished" },
  },
};

function isBound(id: Group[string] | undefined, cloud: Cloud): boolean {
  return cloud
    .list("alicloud_ens_eip_instance_attachment")
    .some(({ attributes }) => attributes["allocation_id"] === id);
}

/** What is put together lies on one node. */
function apart(after: Group, named: Readonly<Record<string, readonly string[]>>, cloud: Cloud): string | undefined {
  const nodes = Object.entries(named).map(([argument, types]) =>
    types.map((type) => attributesOf(cloud, type, after[argument])["ens_region_id"]).find(says),
  );
  const [one, other] = nodes;
  return one === undefined || other === undefined || one === other
    ? undefined
    : apiError("InvalidParameter.EnsRegionId", `one is on ${shown(one)}, the other on ${shown(other)}`);
}
