import { each, one, ref, stack, unknown, type Case } from "./case";

const ordinary = { type: "EIP" };
const anycast = {
  type: "AnycastEIP",
  internet_charge_type: "BANDWIDTH_PACKAGE",
  internet_max_bandwidth_out: 100,
  anycast_zone: "ANYCAST_ZONE_OVERSEAS",
  lifecycle: { prevent_destroy: true },
};
const eips = (base: Readonly<Record<string, unknown>>, ...changes: Readonly<Record<string, unknown>>[]) =>
  each("eip", base, changes);
const imported = (lifecycle: object) =>
  stack({ eip: { a: { ...anycast, lifecycle } } }, { import: [{ to: "tencentcloud_eip.a", id: "eip-1" }] });
const bind = (...bindings: Readonly<Record<string, unknown>>[]) => ({
  eip_association: Object.fromEntries(bindings.map((binding, number) => [`b${number}`, binding])),
});
const [e1, e2, lb, machine] = [ref("eip", "a"), ref("eip", "b"), ref("clb_instance", "a"), ref("instance", "a")];

export const addressCases: Readonly<Record<string, Case>> = {
  "eip/type": {
    wrong: [one("eip", {}), one("eip", { type: null }), ...eips({}, { type: "Anycast" }, { type: "eip" })],
    right: eips({}, ordinary, anycast, { type: unknown }, { type: "ResidentialEIP" }),
  },
  "eip/anycast-charge": {
    wrong: eips(anycast, { internet_charge_type: "TRAFFIC_POSTPAID_BY_HOUR" }),
    right: [
      ...eips(anycast, {}, { internet_charge_type: undefined }, { internet_charge_type: unknown }),
      one("eip", { ...ordinary, internet_charge_type: "TRAFFIC_POSTPAID_BY_HOUR" }),
    ],
  },
  "eip/anycast-argument": {
    wrong: eips(
      anycast,
      { prepaid_period: 1 },
      { auto_renew_flag: 0 },
      { bandwidth_package_id: "bwp-1" },
      { egress: "center_egress1" },
      { anti_ddos_package_id: "x" },
      { internet_service_provider: "BGP" },
      { applicable_for_clb: false },
    ),
    right: [...eips(anycast, {}, { egress: null }), one("eip", { ...ordinary, egress: "center_egress1" })],
  },
  "eip/anycast-bandwidth": {
    wrong: eips(
      anycast,
      { internet_max_bandwidth_out: undefined },
      { internet_max_bandwidth_out: 0 },
      { internet_max_bandwidth_out: 2001 },
      { internet_max_bandwidth_out: 1.5 },
      { internet_max_bandwidth_out: "2001" },
    ),
    right: [
      ...eips(anycast, ...[1, 2000, "2000", unknown].map((cap) => ({ internet_max_bandwidth_out: cap }))),
      one("eip", ordinary),
    ],
  },
  "eip/anycast-zone": {
    wrong: eips(anycast, { anycast_zone: "ANYCAST_ZONE_A" }, { anycast_zone: "overseas" }),
    right: eips(
      anycast,
      { anycast_zone: "ANYCAST_ZONE_GLOBAL" },
      { anycast_zone: undefined },
      { anycast_zone: unknown },
    ),
  },
  "eip/zone-without-anycast": {
    wrong: eips({ anycast_zone: "ANYCAST_ZONE_OVERSEAS" }, ordinary, {}),
    right: eips({ anycast_zone: "ANYCAST_ZONE_OVERSEAS" }, anycast, { type: unknown }),
  },
  "eip/unprotected": {
    wrong: eips(anycast, { lifecycle: undefined }, { lifecycle: { ignore_changes: ["anycast_zone"] } }),
    right: [
      ...eips(anycast, {}, { lifecycle: { prevent_destroy: false } }, { lifecycle: [{ prevent_destroy: true }] }),
      one("eip", ordinary),
    ],
  },
  "eip/import-zone": {
    wrong: [imported({ prevent_destroy: true }), imported({ prevent_destroy: true, ignore_changes: ["tags"] })],
    right: [
      imported({ ignore_changes: ["tags", "anycast_zone"] }),
      imported({ ignore_changes: "all" }),
      one("eip", anycast),
      stack(
        { eip: { a: { ...anycast, anycast_zone: undefined } } },
        { import: [{ to: "tencentcloud_eip.a", id: "eip-1" }] },
      ),
      stack({ eip: { a: anycast } }, { import: [{ to: "tencentcloud_eip.b", id: "eip-1" }] }),
    ],
  },
  "eip/bandwidth": {
    wrong: eips(
      ordinary,
      { internet_charge_type: "TRAFFIC_POSTPAID_BY_HOUR", internet_max_bandwidth_out: 101 },
      { internet_charge_type: "BANDWIDTH_POSTPAID_BY_HOUR", internet_max_bandwidth_out: 101 },
      { internet_charge_type: "BANDWIDTH_PREPAID_BY_MONTH", internet_max_bandwidth_out: 201 },
      { internet_charge_type: "BANDWIDTH_PACKAGE", internet_max_bandwidth_out: 2001 },
    ),
    right: eips(
      ordinary,
      { internet_charge_type: "TRAFFIC_POSTPAID_BY_HOUR", internet_max_bandwidth_out: 100 },
      { internet_charge_type: "BANDWIDTH_PREPAID_BY_MONTH", internet_max_bandwidth_out: 200 },
      { internet_charge_type: unknown, internet_max_bandwidth_out: 5000 },
      { internet_charge_type: "TRAFFIC_POSTPAID_BY_HOUR", internet_max_bandwidth_out: unknown },
    ),
  },
  "eip/argument": {
    wrong: eips(
      ordinary,
      { prepaid_period: 1 },
      { auto_renew_flag: 1, internet_charge_type: "BANDWIDTH_PACKAGE" },
      { anti_ddos_package_id: "x" },
    ),
    right: eips(
      ordinary,
      { prepaid_period: 1, internet_charge_type: "BANDWIDTH_PREPAID_BY_MONTH" },
      { prepaid_period: 1, internet_charge_type: unknown },
      { anti_ddos_package_id: "x", type: "AntiDDoSEIP" },
    ),
  },

  "binding/address-twice": {
    wrong: [
      stack(bind({ eip_id: e1, instance_id: "lb-1" }, { eip_id: e1, instance_id: "lb-2" })),
      stack(bind({ eip_id: "eip-1", instance_id: "lb-1" }, { eip_id: "eip-1", instance_id: "lb-2" })),
      stack(bind({ eip_id: unknown, instance_id: "lb-1" }, { eip_id: unknown, instance_id: "lb-2" })),
    ],
    right: [
      stack(bind({ eip_id: e1, instance_id: "lb-1" }, { eip_id: e2, instance_id: "lb-2" })),
      stack(bind({ eip_id: "${each.value}", instance_id: "lb-1" }, { eip_id: "${each.value}", instance_id: "lb-2" })),
    ],
  },
  "binding/target-twice": {
    wrong: [
      stack(bind({ eip_id: e1, instance_id: lb }, { eip_id: e2, instance_id: lb })),
      stack(bind({ eip_id: e1, instance_id: "lb-1" }, { eip_id: e2, instance_id: "lb-1" })),
    ],
    right: [
      stack(bind({ eip_id: e1, instance_id: "lb-1" }, { eip_id: e2, instance_id: "lb-2" })),
      stack(bind({ eip_id: e1, instance_id: machine }, { eip_id: e2, instance_id: machine })),
    ],
  },
  "binding/target-public": {
    wrong: [stack({ clb_instance: { a: { network_type: "OPEN" } }, ...bind({ eip_id: e1, instance_id: lb }) })],
    right: [
      stack({ clb_instance: { a: { network_type: "INTERNAL" } }, ...bind({ eip_id: e1, instance_id: lb }) }),
      stack({ clb_instance: { a: { network_type: unknown } }, ...bind({ eip_id: e1, instance_id: lb }) }),
      stack({ clb_instance: { b: { network_type: "OPEN" } }, ...bind({ eip_id: e1, instance_id: lb }) }),
    ],
  },
  "binding/target-has-address": {
    wrong: [stack({ instance: { a: { allocate_public_ip: true } }, ...bind({ eip_id: e1, instance_id: machine }) })],
    right: [
      stack({ instance: { a: { allocate_public_ip: false } }, ...bind({ eip_id: e1, instance_id: machine }) }),
      stack({ instance: { a: {} }, ...bind({ eip_id: e1, instance_id: machine }) }),
    ],
  },
  "binding/target-missing": {
    wrong: [stack(bind({ eip_id: e1 })), stack(bind({ eip_id: e1, network_interface_id: "eni-1" }))],
    right: [
      stack(bind({ eip_id: e1, instance_id: unknown })),
      stack(bind({ eip_id: e1, network_interface_id: "eni-1", private_ip: "10.0.0.5" })),
    ],
  },
  "binding/create-before-destroy": {
    wrong: [stack(bind({ eip_id: e1, instance_id: lb, lifecycle: { create_before_destroy: true } }))],
    right: [stack(bind({ eip_id: e1, instance_id: lb, lifecycle: { create_before_destroy: false } }))],
  },
};
