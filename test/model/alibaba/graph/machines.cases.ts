import { each, one, ref, stack, unknown, type Arguments, type Case } from "./case";

const rule = {
  security_group_id: "sg-1",
  type: "ingress",
  ip_protocol: "tcp",
  port_range: "7000/7000",
  cidr_ip: "0.0.0.0/0",
};
const rules = (...changes: Arguments[]) => each("security_group_rule", rule, changes);
const group = { min_size: 1, max_size: 2, vswitch_ids: ["vsw-1"] };
const groups = (...changes: Arguments[]) => each("ess_scaling_group", group, changes);
const config = {
  scaling_group_id: "asg-1",
  security_group_ids: ["sg-1"],
  instance_type: "ecs.c7.large",
  active: true,
  enable: true,
};
const configs = (...changes: Arguments[]) => each("ess_scaling_configuration", config, changes);
const scalingRules = (...changes: Arguments[]) =>
  each(
    "ess_scaling_rule",
    { scaling_rule_type: "TargetTrackingScalingRule", metric_name: "CpuUtilization", target_value: 60 },
    changes,
  );

const node = {
  instance_type: "ens.sn1.small",
  payment_type: "PayAsYouGo",
  schedule_area_level: "Region",
  ens_region_id: "cn-dalian-unicom",
  image_id: "m-1",
  system_disk: { category: "cloud_efficiency", size: 50 },
  password_inherit: true,
};
const nodes = (...changes: Arguments[]) => each("ens_instance", node, changes);
const area = { schedule_area_level: "Big", ens_region_id: undefined, net_district_code: "350000", carrier: "cmcc" };
const boundNode = (changes: Arguments) =>
  stack({
    ens_instance: { a: { ...node, ...changes } },
    ens_eip_instance_attachment: { a: { allocation_id: "eip-1", instance_id: ref("ens_instance", "a") } },
  });
const boundMachine = (changes: Arguments) =>
  stack({
    instance: { a: changes },
    eip_association: { a: { allocation_id: "eip-1", instance_id: ref("instance", "a") } },
  });
const alarms = (...changes: Arguments[]) => each("cms_alarm", { contact_groups: ["oncall"] }, changes);

export const machineCases: Readonly<Record<string, Case>> = {
  "security/source": {
    wrong: rules({ cidr_ip: undefined }, { source_security_group_id: "sg-2" }),
    right: rules({}, { cidr_ip: undefined, prefix_list_id: "pl-1" }, { source_security_group_id: unknown }),
  },
  "security/port-range": {
    wrong: rules(
      { port_range: undefined },
      { port_range: "-1/-1" },
      { port_range: "7001/7000" },
      { port_range: "7000" },
      { port_range: "1/65536" },
      { ip_protocol: "icmp" },
      { ip_protocol: "all", port_range: "1/65535" },
    ),
    right: rules(
      {},
      { port_range: "1/65535" },
      { ip_protocol: "udp" },
      { ip_protocol: "icmp", port_range: "-1/-1" },
      { ip_protocol: "all", port_range: undefined },
      { port_range: unknown },
      { ip_protocol: unknown, port_range: "-1/-1" },
    ),
  },

  "scaling/size": {
    wrong: groups({ min_size: 3 }, { desired_capacity: 0 }),
    right: groups({}, { min_size: 2, desired_capacity: 2 }, { min_size: unknown }),
  },
  "scaling/vswitches": {
    wrong: groups({ vswitch_ids: undefined }, { vswitch_ids: [] }),
    right: groups({}, { vswitch_ids: unknown }),
  },
  "scaling/health": {
    wrong: groups({ health_check_type: "LOAD_BALANCER" }),
    right: groups(
      {},
      { health_check_type: "ECS" },
      { health_check_type: "LOAD_BALANCER", loadbalancer_ids: ["lb-1"] },
      { health_check_type: unknown },
    ),
  },
  "scaling/removal": {
    wrong: groups({ removal_policies: ["a", "b", "c"] }),
    right: groups({ removal_policies: ["OldestInstance", "NewestInstance"] }, {}),
  },
  "scaling/security-group": {
    wrong: configs({ security_group_ids: undefined }, { security_group_id: "sg-2" }),
    right: configs({}, { security_group_ids: undefined, security_group_id: "sg-2" }),
  },
  "scaling/instance-type": {
    wrong: configs({ instance_type: undefined }),
    right: configs({}, { instance_type: undefined, instance_types: ["ecs.c7.large"] }),
  },
  "scaling/inactive": {
    wrong: configs({ active: undefined }, { active: false }, { enable: undefined }),
    right: configs({}, { active: unknown, enable: unknown }),
  },
  "scaling/disk": {
    wrong: configs({ system_disk_size: 39 }, { system_disk_size: 501 }),
    right: configs({}, { system_disk_size: 40 }, { system_disk_size: 500 }, { system_disk_size: unknown }),
  },
  "scaling/rule": {
    wrong: scalingRules({ metric_name: undefined }, { target_value: undefined }),
    right: scalingRules({}, { scaling_rule_type: "SimpleScalingRule", metric_name: undefined }),
  },

  "machine/user-data": {
    wrong: [
      one("instance", { user_data: "x".repeat(21_849) }),
      one("ess_scaling_configuration", { ...config, user_data: "x".repeat(21_849) }),
      one("ens_instance", { ...node, user_data: "x".repeat(16_385) }),
    ],
    right: [
      one("instance", { user_data: "x".repeat(21_848) }),
      one("ens_instance", { ...node, user_data: "x".repeat(16_384) }),
      one("instance", { user_data: `\${base64encode(${"x".repeat(30_000)})}` }),
    ],
  },
  "machine/address-bandwidth": {
    wrong: each("eip_address", { internet_charge_type: "PayByTraffic" }, [{ bandwidth: 201 }, { bandwidth: 0 }]),
    right: [
      ...each("eip_address", { internet_charge_type: "PayByTraffic" }, [
        { bandwidth: 200 },
        { bandwidth: unknown },
        {},
      ]),
      one("eip_address", { bandwidth: 300 }),
    ],
  },
  "machine/two-addresses": {
    wrong: [boundMachine({ internet_max_bandwidth_out: 10 })],
    right: [
      boundMachine({}),
      boundMachine({ internet_max_bandwidth_out: 0 }),
      boundMachine({ internet_max_bandwidth_out: unknown }),
    ],
  },
  "machine/node-two-addresses": {
    wrong: [boundNode({}), boundNode({ public_ip_identification: true })],
    right: [
      boundNode({ public_ip_identification: false }),
      boundNode({ public_ip_identification: unknown }),
      ...nodes({}),
    ],
  },

  "ens/amount": {
    wrong: nodes({ amount: 0 }, { amount: 2 }),
    right: nodes({}, { amount: 1 }, { amount: unknown }),
  },
  "ens/schedule": {
    wrong: nodes(
      { ens_region_id: undefined },
      { carrier: "cmcc" },
      { net_district_code: "350000" },
      { ...area, carrier: undefined },
      { ...area, ens_region_id: "cn-dalian-unicom" },
      { ...area, vswitch_id: "vsw-1" },
    ),
    right: nodes(
      {},
      area,
      { vswitch_id: "vsw-1", net_work_id: "n-1" },
      { schedule_area_level: unknown, carrier: "cmcc" },
    ),
  },
  "ens/login": {
    wrong: nodes({ password_inherit: undefined }, { password_inherit: false }),
    right: nodes(
      {},
      { password_inherit: undefined, key_pair_name: "duel" },
      { password_inherit: undefined, password: unknown },
      { password_inherit: unknown },
    ),
  },
  "ens/system-disk": {
    wrong: nodes({ system_disk: undefined }),
    right: nodes(
      {},
      { system_disk: undefined, instance_type: "x86_pm.large" },
      { system_disk: undefined, instance_type: unknown },
    ),
  },
  "ens/image": {
    wrong: nodes({ image_id: undefined }),
    right: nodes({}, { image_id: unknown }, { image_id: undefined, instance_type: "arm_card.small" }),
  },
  "ens/period": {
    wrong: nodes({ period: 10 }, { period: 0 }, { period: 1, period_unit: "Day" }),
    right: nodes({}, { period: 9 }, { period: 12 }, { period: 3, period_unit: "Day" }, { period: unknown }),
  },
  "ens/address-bandwidth": {
    wrong: each("ens_eip", {}, [{ bandwidth: 4 }, { bandwidth: 10_001 }]),
    right: each("ens_eip", {}, [{}, { bandwidth: 5 }, { bandwidth: 10_000 }, { bandwidth: unknown }]),
  },
  "ens/load-balancer": {
    wrong: [one("ens_load_balancer", { load_balancer_spec: "elb.s1.small" })],
    right: [one("ens_eip", {})],
  },

  "subscription/kept": {
    wrong: [
      ...nodes({ payment_type: "Subscription" }),
      one("eip_address", { payment_type: "Subscription" }),
      one("instance", { instance_charge_type: "PrePaid" }),
      one("slb_load_balancer", { payment_type: "Subscription" }),
      one("ga_accelerator", {}),
      one("ga_accelerator", { payment_type: "Subscription" }),
      one("ga_bandwidth_package", {}),
    ],
    right: [
      ...nodes({}),
      one("eip_address", {}),
      one("instance", {}),
      one("ga_accelerator", { payment_type: "PayAsYouGo" }),
      one("ga_accelerator", { payment_type: unknown }),
    ],
  },
  "alarm/silence": {
    wrong: alarms({ silence_time: 299 }, { silence_time: 86_401 }),
    right: alarms({}, { silence_time: 300 }, { silence_time: 86_400 }, { silence_time: unknown }),
  },
  "alarm/nobody": { wrong: alarms({ contact_groups: [] }), right: alarms({}, { contact_groups: unknown }) },
};
