import { privateAddress } from "../addresses";
import type { Behaviour } from "../behaviour";
import { protectedBy } from "../objections";
import { eachIn } from "../each-in";
import { isGroup, unknown, type Group, type Value } from "../../value/value";

const securityGroups = { to: ["tencentcloud_security_group"] };

/** Machines and fleets. Facts: Tencent sheet, sections 4.5 and 25. */
export const compute: Readonly<Record<string, Behaviour>> = {
  tencentcloud_instance: {
    id: "ins-{*}",
    references: {
      vpc_id: { to: ["tencentcloud_vpc"] },
      subnet_id: { to: ["tencentcloud_subnet"] },
      "orderly_security_groups[]": securityGroups,
      "security_groups[]": securityGroups,
      placement_group_id: { to: ["tencentcloud_placement_group"] },
      "disaster_recover_group_ids[]": { to: ["tencentcloud_placement_group"] },
    },
    computed: {
      instance_status: "RUNNING",
      instance_charge_type: "POSTPAID_BY_HOUR",
      system_disk_type: "CLOUD_PREMIUM",
      system_disk_size: 50,
      system_disk_id: "disk-{*}",
      private_ip: privateAddress("tencentcloud_subnet", "subnet_id", {
        tencentcloud_instance: "private_ip",
        tencentcloud_clb_instance: "clb_vips",
      }),
      running_flag: true,
      disable_api_termination: false,
      project_id: 0,
      uuid: "{*}-{*}",
    },
    keptBlocks: ["data_disks", "cpu_topology"],
    replacedBy: ({ before, after }) => {
      const scripts = ["user_data", "user_data_raw"].filter((name) => before?.[name] !== after?.[name]);
      return after?.["user_data_replace_on_change"] === true ? scripts : [];
    },
    neverRead: ["user_data_replace_on_change", "force_delete", "password", "hostname"],
    refusedAtApply: [protectedBy("disable_api_termination")],
  },
  tencentcloud_placement_group: {
    id: "ps-{*}",
    computed: { strategy: "SPREAD", affinity: 1, cvm_quota_total: 100, current_num: 0 },
  },
  tencentcloud_key_pair: { id: "skey-{*}" },
  tencentcloud_as_scaling_config: {
    id: "asc-{*}",
    references: {
      "security_group_ids[]": securityGroups,
      "disaster_recover_group_ids[]": { to: ["tencentcloud_placement_group"] },
    },
    computed: { status: "NORMAL" },
    neverRead: ["instance_name_settings", "password"],
    kept: keptConfiguration,
  },
  tencentcloud_as_scaling_group: {
    id: "asg-{*}",
    references: {
      configuration_id: { to: ["tencentcloud_as_scaling_config"] },
      vpc_id: { to: ["tencentcloud_vpc"] },
      "subnet_ids[]": { to: ["tencentcloud_subnet"] },
      "forward_balancer_ids.load_balancer_id": { to: ["tencentcloud_clb_instance"], onDelete: "leave" },
      // not the listener's own id, which is clbId#listenerId
      "forward_balancer_ids.listener_id": { to: ["tencentcloud_clb_listener"], by: "listener_id", onDelete: "leave" },
    },
    unique: { attribute: "scaling_group_name", says: (name) => `scaling group name ${name} is already used` },
    computed: {
      auto_scaling_group_id: "{id}",
      status: "NORMAL",
      desired_capacity: ({ min_size: min }) => min ?? 0,
      instance_count: ({ min_size: min }) => min ?? 0,
      health_check_type: "CVM",
      lb_health_check_grace_period: 0,
      multi_zone_subnet_policy: "PRIORITY",
      termination_policies: ["OLDEST_INSTANCE"],
    },
    keptBlocks: ["forward_balancer_ids"],
    refusedAtApply: [
      ({ after }) =>
        after !== null && Number(after["min_size"]) > Number(after["max_size"])
          ? "min_size is larger than max_size"
          : undefined,
    ],
  },
  tencentcloud_as_scaling_policy: {
    id: "asp-{*}",
    references: { scaling_group_id: { to: ["tencentcloud_as_scaling_group"], onDelete: "with" } },
    computed: { policy_type: "SIMPLE", statistic: "AVERAGE" },
  },
  tencentcloud_as_lifecycle_hook: {
    id: "ash-{*}",
    references: { scaling_group_id: { to: ["tencentcloud_as_scaling_group"], onDelete: "with" } },
    keptBlocks: ["lifecycle_command"],
  },
  tencentcloud_as_load_balancer: {
    id: "{auto_scaling_group_id}",
    references: { auto_scaling_group_id: { to: ["tencentcloud_as_scaling_group"], onDelete: "with" } },
  },
  tencentcloud_lighthouse_instance: { id: "lhins-{*}" },
  tencentcloud_lighthouse_firewall_rule: {
    id: "{instance_id}",
    references: { instance_id: { to: ["tencentcloud_lighthouse_instance"], onDelete: "with" } },
  },
};

/** What a configuration was told before and what is never taken back. */
function keptConfiguration(told: Group, before: Group | null): Group {
  const tags = { ...groupOf(before?.["instance_tags"]), ...groupOf(told["instance_tags"]) };
  const bandwidth = told["internet_max_bandwidth_out"];
  return {
    ...told,
    instance_tags: told["instance_tags"] === null && Object.keys(tags).length === 0 ? null : tags,
    internet_max_bandwidth_out:
      bandwidth === 0 && before ? (before["internet_max_bandwidth_out"] ?? 0) : (bandwidth ?? null),
    // without a style the cloud takes one, which then differs from the configuration for ever
    host_name_settings: eachIn(told["host_name_settings"], (one) => ({
      ...one,
      host_name_style: one["host_name_style"] ?? "ORIGINAL",
    })),
  };
}

function groupOf(value: Value | undefined): Group {
  return value !== unknown && isGroup(value) ? value : {};
}
