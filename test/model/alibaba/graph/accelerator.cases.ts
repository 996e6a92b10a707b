import { each, one, ref, stack, unknown, type Arguments, type Case } from "./case";

const listener = { accelerator_id: "ga-1", port_ranges: { from_port: 7000, to_port: 7000 } };
const listeners = (...changes: Arguments[]) => each("ga_listener", listener, changes);
const ports = (from: unknown, to: unknown) => ({ port_ranges: [{ from_port: from, to_port: to }] });
const group = { accelerator_id: "ga-1", listener_id: "lsr-1", endpoint_group_region: "cn-hongkong" };
const groups = (...changes: Arguments[]) => each("ga_endpoint_group", group, changes);
/** A listener of a protocol, and a group of it. */
const behind = (protocol: unknown, changes: Arguments) =>
  stack({
    ga_listener: { a: { ...listener, protocol } },
    ga_endpoint_group: {
      a: { ...group, listener_id: ref("ga_listener", "a"), depends_on: ["alicloud_ga_listener.a"], ...changes },
    },
  });
const percentages = (...all: unknown[]) =>
  stack({
    ga_endpoint_group: Object.fromEntries(
      all.map((percent, n) => [`g${n}`, { ...group, traffic_percentage: percent }] as const),
    ),
  });
const parts = (second: Arguments) =>
  stack({ ga_ip_set: { a: { accelerator_id: "ga-1" } }, ga_listener: { a: { ...listener, ...second } } });

export const acceleratorCases: Readonly<Record<string, Case>> = {
  "ga/order": {
    wrong: [parts({}), stack({ ga_listener: { a: listener, b: listener } })],
    right: [
      parts({ depends_on: ["alicloud_ga_ip_set.a"] }),
      parts({ accelerator_id: "ga-2" }),
      stack({
        ga_listener: {
          a: listener,
          b: { ...listener, depends_on: ["alicloud_ga_listener.a"] },
          c: { ...listener, depends_on: ["alicloud_ga_listener.b"] },
        },
      }),
    ],
  },
  "ga/billing": {
    wrong: [one("ga_accelerator", { payment_type: "PayAsYouGo" })],
    right: each("ga_accelerator", {}, [
      { bandwidth_billing_type: "CDT" },
      { bandwidth_billing_type: "BandwidthPackage" },
      { bandwidth_billing_type: unknown },
    ]),
  },
  "ga/idle": {
    wrong: listeners(
      { protocol: "UDP", idle_timeout: 21 },
      { protocol: "UDP", idle_timeout: 9 },
      { idle_timeout: 901 },
      { protocol: "HTTP", idle_timeout: 61 },
      { protocol: "HTTP", request_timeout: 181 },
    ),
    right: listeners(
      {},
      { protocol: "UDP", idle_timeout: 20 },
      { idle_timeout: 900 },
      { protocol: unknown, idle_timeout: 900 },
      { protocol: "constructor", idle_timeout: 900 },
      { protocol: "HTTPS", idle_timeout: 60, request_timeout: 180 },
    ),
  },
  "ga/affinity": {
    wrong: listeners({ protocol: "UDP", client_affinity: "SOURCE_IP" }),
    right: listeners({ client_affinity: "SOURCE_IP" }, { protocol: "UDP", client_affinity: "NONE" }),
  },
  "ga/ports": {
    wrong: listeners(ports(7000, 7030), ports(65_500, 65_500), ports(0, 1), ports(7001, 7000), {
      protocol: "HTTP",
      ...ports(80, 81),
    }),
    right: listeners(ports(7000, 7029), ports(65_499, 65_499), ports(unknown, 9999), {
      protocol: "HTTPS",
      ...ports(443, 443),
    }),
  },
  "ga/range": {
    wrong: groups(
      { threshold_count: 1 },
      { threshold_count: 11 },
      { health_check_interval_seconds: 51 },
      { traffic_percentage: 101 },
    ),
    right: groups(
      {},
      { threshold_count: 2, health_check_interval_seconds: 50, traffic_percentage: 0 },
      { threshold_count: unknown },
    ),
  },
  "ga/endpoints": {
    wrong: groups({ endpoint_configurations: Array.from({ length: 31 }, (_, n) => ({ endpoint: `e${n}` })) }),
    right: groups({ endpoint_configurations: Array.from({ length: 30 }, (_, n) => ({ endpoint: `e${n}` })) }, {}),
  },
  "ga/groups": {
    wrong: [percentages(...Array<number>(11).fill(50))],
    right: [percentages(...Array<number>(10).fill(50))],
  },
  "ga/udp": {
    wrong: [behind("UDP", {}), behind("UDP", { health_check_port: 7000, endpoint_configurations: { type: "ALB" } })],
    right: [
      behind("UDP", { health_check_port: 7000, endpoint_configurations: { type: "SLB" } }),
      behind("UDP", { health_check_enabled: false }),
      behind("TCP", {}),
      behind(unknown, {}),
      ...groups({}),
    ],
  },
  "ga/port-overrides": {
    wrong: [behind("TCP", { port_overrides: { listener_port: 7000, endpoint_port: 9000 } })],
    right: [
      behind("HTTP", { port_overrides: { listener_port: 80, endpoint_port: 8080 } }),
      behind("TCP", {}),
      ...groups({ port_overrides: { listener_port: 7000, endpoint_port: 9000 } }),
    ],
  },
  "ga/all-closed": {
    wrong: [percentages(0), percentages(0, 0)],
    right: [percentages(0, 1), percentages(0, undefined), percentages(0, unknown), percentages(100)],
  },
};
