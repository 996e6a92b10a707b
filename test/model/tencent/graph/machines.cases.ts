import { each, one, ref, stack, unknown, type Case } from "./case";

const accept = { action: "ACCEPT", cidr_block: "0.0.0.0/0", protocol: "TCP", port: "7000" };
const ingress = (...changes: Readonly<Record<string, unknown>>[]) =>
  changes.map((change) =>
    one("security_group_rule_set", { security_group_id: "sg-1", ingress: [{ ...accept, ...change }] }),
  );
const sets = (a: string, b: string) =>
  stack({ security_group_rule_set: { a: { security_group_id: a }, b: { security_group_id: b } } });

const group = { scaling_group_name: "a", min_size: 1, max_size: 2, subnet_ids: ["subnet-1"] };
const groups = (...changes: Readonly<Record<string, unknown>>[]) => each("as_scaling_group", group, changes);
const config = { configuration_name: "a", image_id: "img-1" };
const configs = (...changes: Readonly<Record<string, unknown>>[]) => each("as_scaling_config", config, changes);

export const machineCases: Readonly<Record<string, Case>> = {
  "security/spelling": {
    wrong: [
      ...ingress(
        { action: "accept" },
        { action: "DENY" },
        { protocol: "tcp" },
        { protocol: "SCTP" },
        { protocol: "ALL", port: "all" },
      ),
      one("security_group_rule_set", { egress: { ...accept, action: "drop" } }),
    ],
    right: ingress(
      {},
      { action: "DROP", protocol: "ICMPv6", port: "ALL" },
      { action: unknown, protocol: unknown },
      { protocol: undefined },
    ),
  },
  "security/port-of-all": {
    wrong: ingress({ protocol: "ALL", port: "80" }),
    right: ingress(
      { protocol: "ALL", port: "ALL" },
      { protocol: "ALL", port: undefined },
      { protocol: "ALL", port: unknown },
    ),
  },
  "security/source": {
    wrong: ingress({ source_security_id: "sg-2" }, { cidr_block: undefined }),
    right: ingress(
      {},
      { cidr_block: undefined, source_security_id: "sg-2" },
      { source_security_id: unknown },
      { cidr_block: undefined, address_template_id: "ipm-1" },
    ),
  },
  "security/owner": {
    wrong: [
      sets("sg-1", "sg-1"),
      sets(ref("security_group", "a"), ref("security_group", "a")),
      stack({
        security_group_rule_set: { a: { security_group_id: "sg-1" } },
        security_group_lite_rule: { a: { security_group_id: "sg-1" } },
      }),
    ],
    right: [
      sets("sg-1", "sg-2"),
      sets("${each.key}", "${each.key}"),
      stack({ security_group_rule: { a: { security_group_id: "sg-1" }, b: { security_group_id: "sg-1" } } }),
    ],
  },

  "scaling/size": {
    wrong: groups({ min_size: 3 }, { desired_capacity: 0 }, { desired_capacity: 3 }),
    right: groups(
      { min_size: 2 },
      { min_size: unknown },
      { desired_capacity: 1 },
      { desired_capacity: 2 },
      { max_size: unknown, desired_capacity: 9 },
    ),
  },
  "scaling/subnets": {
    wrong: groups({ subnet_ids: undefined }, { subnet_ids: [] }),
    right: groups({}, { subnet_ids: unknown }),
  },
  "scaling/choice": {
    wrong: groups(
      { health_check_type: "ELB" },
      { replace_mode: "recreate" },
      { scaling_mode: "x" },
      { instance_allocation_policy: "x" },
    ),
    right: groups({ health_check_type: "CLB", replace_mode: "RESET" }, { health_check_type: unknown }),
  },
  "scaling/termination": {
    wrong: groups({ termination_policies: ["OLDEST_INSTANCE", "NEWEST_INSTANCE"] }),
    right: groups({ termination_policies: ["OLDEST_INSTANCE"] }, {}),
  },
  "scaling/host-name-style": {
    wrong: configs({ host_name_settings: { host_name: "a" } }),
    right: configs({ host_name_settings: [{ host_name: "a", host_name_style: "UNIQUE" }] }, {}),
  },
  "scaling/image": {
    wrong: configs({ image_id: undefined }, { image_family: "x" }),
    right: configs({}, { image_id: undefined, image_family: "x" }, { image_id: unknown }),
  },
  "scaling/disk-left": {
    wrong: configs({ data_disk: [{ disk_size: 50 }] }, { data_disk: { disk_size: 50 } }),
    right: configs(
      {},
      { data_disk: [{ delete_with_instance: true }] },
      { data_disk: [{ delete_with_instance: false }] },
    ),
  },

  "machine/user-data": {
    wrong: [
      one("instance", { user_data: "x".repeat(16_385) }),
      one("as_scaling_config", { ...config, user_data: "x".repeat(16_385) }),
      one("instance", { user_data_raw: "x".repeat(12_289) }),
    ],
    right: [
      one("instance", { user_data: "x".repeat(16_384) }),
      one("instance", { user_data_raw: "x".repeat(12_288) }),
      one("instance", { user_data: `\${base64encode(${"x".repeat(20_000)})}` }),
    ],
  },
  "machine/instance-type": {
    wrong: each("instance", {}, [{ instance_type: "LARGE8" }]),
    right: each("instance", {}, [{ instance_type: "S5.LARGE8" }, { instance_type: unknown }, {}]),
  },
  "machine/partitions": {
    wrong: each("placement_group", { partition_count: 2 }, [{}, { strategy: "SPREAD" }]),
    right: each("placement_group", { partition_count: 2 }, [
      { strategy: "PARTITION" },
      { strategy: unknown },
      { partition_count: undefined },
    ]),
  },
  "machine/key-name": {
    wrong: each("key_pair", {}, [{ key_name: "a-b" }, { key_name: "" }]),
    right: each("key_pair", {}, [{ key_name: "a_b1" }, { key_name: unknown }]),
  },
  "machine/pool-left": {
    wrong: each("kubernetes_node_pool", {}, [{}, { delete_keep_instance: null }]),
    right: each("kubernetes_node_pool", {}, [{ delete_keep_instance: false }, { delete_keep_instance: true }]),
  },

  "name/length": {
    wrong: [
      one("vpc", { name: "x".repeat(61) }),
      one("clb_instance", { clb_name: "" }),
      one("as_scaling_group", { ...group, scaling_group_name: "x".repeat(56) }),
      one("clb_listener", { listener_name: "x".repeat(81) }),
    ],
    right: [
      one("vpc", { name: "x".repeat(60) }),
      one("as_scaling_group", { ...group, scaling_group_name: "x".repeat(55) }),
      one("vpc", { name: `\${${"x".repeat(70)}}` }),
    ],
  },
  "tags/reserved-key": {
    wrong: [
      one("vpc", { tags: { "qcs:a": "x" } }),
      one("eip", { tags: { project_: "x" } }),
      one("as_scaling_config", { ...config, instance_tags: { 项目: "x" } }),
    ],
    right: [
      one("vpc", { tags: { project: "x" } }),
      one("vpc", { tags: unknown }),
      { resource: { aws_vpc: { a: { tags: { project_a: "x" } } } } },
    ],
  },
};
