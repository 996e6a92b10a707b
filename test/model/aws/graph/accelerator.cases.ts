import { each, one, ref, stack, unknown, type Arguments, type Case } from "./case";

const accelerator = { name: "duel", lifecycle: { prevent_destroy: true } };
const custom = { ...accelerator, tags: { "traffic-allowed-by": "matchmaker" } };
const [standard, routing] = ["globalaccelerator_accelerator", "globalaccelerator_custom_routing_accelerator"];
const arn = ref(standard, "a");
const listener = (...ranges: readonly (readonly [unknown, unknown])[]) => ({
  accelerator_arn: arn,
  protocol: "TCP",
  port_range: ranges.map(([from, to]) => ({ from_port: from, to_port: to })),
});
const listeners = (...all: readonly Arguments[]) =>
  stack({ globalaccelerator_listener: Object.fromEntries(all.map((one, n) => [`l${n}`, one])) });
const many = (count: number, make: (n: number) => Arguments) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`x${n}`, make(n)]));
const range = (n: number): readonly [number, number] => [1000 + n, 1000 + n];
const logs = (attributes: object) => each(standard, accelerator, [{ attributes }]);
const group = (region: string, on = ref("globalaccelerator_listener", "l0")) => ({
  listener_arn: on,
  endpoint_group_region: region,
});
const grouped = (count: number) =>
  stack({
    globalaccelerator_listener: { l0: listener(range(0)), l1: { ...listener(range(0)), protocol: "UDP" } },
    globalaccelerator_endpoint_group: many(count, (n) =>
      group(`region-${n}`, ref("globalaccelerator_listener", n % 2 === 0 ? "l0" : "l1")),
    ),
  });
const route = (...changes: Arguments[]) => each("globalaccelerator_custom_routing_listener", {}, changes);

export const acceleratorCases: Readonly<Record<string, Case>> = {
  "accelerator/unprotected": {
    wrong: [
      ...each(standard, accelerator, [{ lifecycle: undefined }, { lifecycle: {} }]),
      one(routing, { ...custom, lifecycle: undefined }),
    ],
    right: [...each(standard, accelerator, [{}, { lifecycle: [{ prevent_destroy: false }] }]), one(routing, custom)],
  },
  "accelerator/addresses": {
    wrong: each(standard, accelerator, [{ ip_addresses: [] }, { ip_addresses: ["192.0.2.1", "192.0.2.2", unknown] }]),
    right: each(standard, accelerator, [{}, { ip_addresses: ["192.0.2.1"] }, { ip_addresses: unknown }]),
  },
  "accelerator/flow-logs": {
    wrong: [
      ...logs({ flow_logs_enabled: true }),
      ...logs({ flow_logs_enabled: true, flow_logs_s3_bucket: "b" }),
      ...logs({ flow_logs_enabled: "true", flow_logs_s3_prefix: "p" }),
    ],
    right: [
      ...logs({ flow_logs_enabled: true, flow_logs_s3_bucket: unknown, flow_logs_s3_prefix: "p" }),
      ...logs({ flow_logs_enabled: false }),
      ...logs({}),
    ],
  },
  "accelerator/custom-routing": {
    wrong: each(routing, custom, [{ tags: undefined }, { tags: { owner: "x" } }]),
    right: [...each(routing, custom, [{}, { tags: unknown }]), one(standard, accelerator)],
  },
  "accelerator/custom-routing-ipv4": {
    wrong: each(routing, custom, [{ ip_address_type: "DUAL_STACK" }]),
    right: [
      ...each(routing, custom, [{ ip_address_type: "IPV4" }, { ip_address_type: unknown }]),
      one(standard, { ...accelerator, ip_address_type: "DUAL_STACK" }),
    ],
  },
  "accelerator/custom-routing-width": {
    wrong: route({ port_range: { from_port: 1000, to_port: 1014 } }),
    right: route(
      { port_range: { from_port: 1000, to_port: 1015 } },
      { port_range: { from_port: 1000, to_port: unknown } },
    ),
  },

  "listener/protocol": {
    wrong: [
      listeners({ ...listener(range(0)), protocol: "TCP_UDP" }),
      listeners({ ...listener(range(0)), protocol: "tcp" }),
    ],
    right: ["TCP", "UDP", unknown].map((protocol) => listeners({ ...listener(range(0)), protocol })),
  },
  "listener/port-ranges": {
    wrong: [listeners(listener()), listeners(listener(...Array.from({ length: 11 }, (_, n) => range(n))))],
    right: [
      listeners(listener(range(0))),
      listeners(listener(...Array.from({ length: 10 }, (_, n) => range(n)))),
      listeners({ ...listener(), port_range: undefined, dynamic: { port_range: {} } }),
    ],
  },
  "listener/port-ends": {
    wrong: [
      listeners(listener([1000, undefined])),
      listeners(listener([undefined, 1000])),
      listeners(listener([1001, 1000])),
      ...route({ port_range: { from_port: 1000 } }),
    ],
    right: [listeners(listener([1000, 1000])), listeners(listener([unknown, 1000]))],
  },
  "listener/port-overlap": {
    wrong: [
      listeners(listener([1000, 1010], [1010, 1020])),
      listeners(listener([1000, 1010]), listener([900, 1000])),
      listeners(listener(range(0)), { ...listener(range(0)), accelerator_arn: arn }),
    ],
    right: [
      listeners(listener([1000, 1009], [1010, 1020])),
      listeners(listener([1000, 1010]), { ...listener([1000, 1010]), protocol: "UDP" }),
      listeners(listener(range(0)), { ...listener(range(0)), accelerator_arn: ref(standard, "b") }),
      listeners({ ...listener(range(0)), protocol: unknown }, { ...listener(range(0)), protocol: unknown }),
      listeners(listener([1000, unknown]), listener(range(0))),
    ],
  },
  "listener/count": {
    wrong: [stack({ globalaccelerator_listener: many(11, (n) => listener(range(n))) })],
    right: [stack({ globalaccelerator_listener: many(10, (n) => listener(range(n))) })],
  },
  "listener/groups": { wrong: [grouped(43)], right: [grouped(42)] },

  "dns/alias-zone": {
    wrong: [
      one("route53_record", { alias: { name: ref(standard, "a", "dns_name"), zone_id: "Z1" } }),
      one("route53_record", { alias: [{ name: "abc.awsglobalaccelerator.com", zone_id: "Z1" }] }),
    ],
    right: [
      one("route53_record", { alias: { name: ref(standard, "a", "dns_name"), zone_id: "Z2BJ6XQ5FK7U4H" } }),
      one("route53_record", {
        alias: { name: ref(standard, "a", "dns_name"), zone_id: ref(standard, "a", "hosted_zone_id") },
      }),
      one("route53_record", { alias: { name: ref("lb", "a", "dns_name"), zone_id: "Z1" } }),
      one("route53_record", { records: ["192.0.2.1"] }),
    ],
  },
  "account/shared": {
    wrong: ["shield_subscription", "ec2_availability_zone_group", "account_region"].map((type) => one(type, {})),
    right: [one("shield_protection", {})],
  },
  "account/provider-blocks": {
    wrong: [{ provider: { aws: [{ region: "us-west-2" }, { region: "us-east-1", alias: "b" }] } }],
    right: [{ provider: { aws: [{ region: "us-west-2" }], other: [{}, {}] } }, {}],
  },
  "name/wrong": {
    wrong: [
      one("lb", { name: "a".repeat(33) }),
      one("lb", { name: "internal-duel" }),
      one("lb", { name: "-duel" }),
      one("lb_target_group", { name: "duel_game" }),
      one("iam_role", { name: "a".repeat(65) }),
      one("security_group", { name: "sg-duel" }),
      one("cloudwatch_metric_alarm", { alarm_name: "a".repeat(256) }),
      one(standard, { ...accelerator, name: "" }),
      one(standard, { ...accelerator, name: "duel entry" }),
    ],
    right: [
      one("lb", { name: "a".repeat(32) }),
      one("lb", { name: unknown }),
      one("lb", {}),
      one("iam_role", { name: "a".repeat(64) }),
      one("security_group", { name: "sgx duel" }),
      one("cloudwatch_metric_alarm", { alarm_name: "a".repeat(255) }),
      one(standard, { ...accelerator, name: "a".repeat(255) }),
    ],
  },
  "tags/fault": {
    wrong: [one("vpc", { tags: { "aws:x": "y" } }), one("vpc", { tags: { x: "*" } })],
    right: [one("vpc", { tags: { x: unknown, [unknown]: "y" } }), one("vpc", { tags: unknown })],
  },
  "tags/count": {
    wrong: [one("vpc", { tags: many(51, () => ({})) })],
    right: [one("vpc", { tags: many(50, () => ({})) })],
  },
  "tags/iam-case": {
    wrong: [one("iam_role", { tags: { game: "x", Game: "y" } })],
    right: [one("vpc", { tags: { game: "x", Game: "y" } }), one("iam_role", { tags: { game: "x", games: "y" } })],
  },
};
