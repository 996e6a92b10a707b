import type { Cloud } from "../../provider/cloud";
import { shown, type Group, type Value } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { attributesOf, textsAt } from "../look-up";
import { either, onCreate, onDelete, onWrite, says } from "../objections";
import { apiError } from "./api-error";
import { inVswitch } from "./load-balancer";
import { defaultGroup, now } from "./names";
import { freeAddress } from "./public-address";
import { longUserData } from "./user-data";

/** Machines in a region. Facts: Alibaba sheet, section 20. */
export const instance: Readonly<Record<string, Behaviour>> = {
  alicloud_instance: {
    id: "i-{*}",
    references: {
      vswitch_id: { to: ["alicloud_vswitch"] },
      "security_groups[]": { to: ["alicloud_security_group"] },
    },
    computed: {
      availability_zone: (own, cloud) => vswitchOf(own, cloud)["zone_id"] ?? null,
      vpc_id: (own, cloud) => vswitchOf(own, cloud)["vpc_id"] ?? null,
      private_ip: inVswitch,
      primary_ip_address: ({ private_ip: ip }) => ip ?? null,
      public_ip: (own, cloud) => (Number(own["internet_max_bandwidth_out"] ?? 0) > 0 ? freeAddress(own, cloud) : ""),
      network_interface_id: "eni-{*}",
      instance_name: "ECS-Instance",
      host_name: "{id}",
      cpu: 2,
      memory: 4,
      create_time: now,
      start_time: now,
      expired_time: "2099-12-31T15:59Z",
      http_endpoint: "enabled",
      http_put_response_hop_limit: 1,
      http_tokens: "optional",
      instance_charge_type: "PostPaid",
      internet_charge_type: "PayByTraffic",
      internet_max_bandwidth_in: 200,
      internet_max_bandwidth_out: 0,
      io_optimized: "optimized",
      os_type: "linux",
      os_name: "Linux",
      resource_group_id: defaultGroup,
      spot_strategy: "NoSpot",
      status: "Running",
      stopped_mode: "Not-applicable",
      system_disk_category: "cloud_efficiency",
      system_disk_encrypted: false,
      system_disk_id: "d-{*}",
      system_disk_size: 40,
      secondary_private_ips: [],
      ipv6_addresses: [],
      volume_tags: () => ({}),
    },
    keptBlocks: ["cpu_options", "network_interfaces"],
    neverRead: ["dry_run", "force_delete", "is_outdated", "password", "password_inherit", "include_data_disks"],
    refusedAtApply: [
      onCreate((machine, cloud) =>
        either(
          () => strangeZone(machine, cloud),
          () => strangeGroups(machine, cloud),
          () => (says(machine["vswitch_id"]) ? undefined : apiError("MissingParameter", "VSwitchId is required")),
        ),
      ),
      onWrite(({ user_data: data }) => longUserData(data)),
      onDelete(({ deletion_protection: kept, id }) =>
        kept === true
          ? apiError("OperationDenied.DeletionProtection", `${shown(id)}: switch deletion_protection off first`)
          : undefined,
      ),
    ],
  },
};

function vswitchOf({ vswitch_id: id }: Group, cloud: Cloud): Group {
  return attributesOf(cloud, "alicloud_vswitch", id);
}

function strangeZone(machine: Group, cloud: Cloud): string | undefined {
  const [own, of]: (Value | undefined)[] = [machine["availability_zone"], vswitchOf(machine, cloud)["zone_id"]];
  return says(own) && says(of) && own !== of
    ? apiError("InvalidParameter.Conflict", `the vswitch lies in ${shown(of)}, not in ${shown(own)}`)
    : undefined;
}

function strangeGroups(machine: Group, cloud: Cloud): string | undefined {
  const vpc = vswitchOf(machine, cloud)["vpc_id"];
  const stray = textsAt(machine, "security_groups[]").find((id) => {
    const of = attributesOf(cloud, "alicloud_security_group", id)["vpc_id"];
    return says(vpc) && says(of) && of !== vpc;
  });
  return stray && apiError("InvalidSecurityGroup.VPCMismatch", `${stray} is a group of another network`);
}
