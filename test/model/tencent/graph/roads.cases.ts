import { each, one, ref, stack, unknown, type Case } from "./case";

const attach = (ccn: string, vpc: string, region = "ap-seoul") => ({
  ccn_id: ccn,
  instance_id: vpc,
  instance_region: region,
});
const joined = (a: string, b: string, hubs: readonly [string, string] = ["ccn-1", "ccn-1"]) =>
  stack({
    vpc: { a: { cidr_block: a }, b: { cidr_block: b } },
    ccn_attachment_v2: { a: attach(hubs[0], ref("vpc", "a")), b: attach(hubs[1], ref("vpc", "b")) },
  });
const limit = { ccn_id: ref("ccn", "a"), region: "ap-tokyo", dst_region: "ap-seoul" };
const limited = (type: string | undefined, ...changes: Readonly<Record<string, unknown>>[]) =>
  changes.map((change) =>
    stack({ ccn: { a: { bandwidth_limit_type: type } }, ccn_bandwidth_limit: { a: { ...limit, ...change } } }),
  );
const ordered = (dependsOn: readonly string[] | undefined, region = "ap-tokyo") =>
  stack({
    ccn_attachment_v2: { a: attach(ref("ccn", "a"), "vpc-1", region) },
    ccn_bandwidth_limit: { a: { ...limit, depends_on: dependsOn } },
  });
const subnets = (a: string, b: string, vpc = ref("vpc", "a")) =>
  stack({ subnet: { a: { vpc_id: ref("vpc", "a"), cidr_block: a }, b: { vpc_id: vpc, cidr_block: b } } });
const inVpc = (range: string) =>
  stack({ vpc: { a: { cidr_block: "10.0.0.0/16" } }, subnet: { a: { vpc_id: ref("vpc", "a"), cidr_block: range } } });
const nat = (...changes: Readonly<Record<string, unknown>>[]) =>
  each("nat_gateway", { nat_product_version: 2 }, changes);
const natWith = (eip: object, gateway: object) =>
  stack({
    eip: { a: { type: "EIP", ...eip } },
    nat_gateway: { a: { assigned_eip_set: [ref("eip", "a", "public_ip")], ...gateway } },
  });
const binding = (json: string) =>
  one("monitor_policy_binding_object", { policy_id: "p", dimensions: { dimensions_json: json } });
const alarm = (rule: object) => one("monitor_alarm_policy", { conditions: { rules: [rule] } });

const accelerator = { global_accelerator_id: "ga-1" };
const chain = (a: object, b: object, c: object) =>
  stack({
    ga2_accelerate_area: { a: { ...accelerator, ...a } },
    ga2_listener: { b: { ...accelerator, ...b }, c: { ...accelerator, ...c } },
  });
const after = (...addresses: string[]) => ({ depends_on: addresses.map((address) => `tencentcloud_${address}`) });
const endpoint = { endpoint_type: "CustomPublicIp", endpoint_service: "192.0.2.1", weight: 1 };
const endpoints = (configuration: object) => one("ga2_endpoint_group", { endpoint_group_configuration: configuration });
const healthy = {
  enable_health_check: true,
  check_type: "TCP",
  connect_timeout: 2,
  health_check_interval: 30,
  healthy_threshold: 3,
  unhealthy_threshold: 3,
};
const behind = (protocol: string | undefined, configuration: object) =>
  stack({
    ga2_listener: { a: { protocol } },
    ga2_endpoint_group: {
      a: {
        listener_id: ref("ga2_listener", "a", "listener_id"),
        endpoint_group_configuration: { ...healthy, ...configuration },
      },
    },
  });
const gaap = (...changes: Readonly<Record<string, unknown>>[]) =>
  each("gaap_layer4_listener", { protocol: "TCP" }, changes);

const beside = (instance: string | undefined, rest: Readonly<Record<string, Readonly<Record<string, object>>>>) =>
  stack({
    ...(instance !== undefined && { eip_association: { a: { eip_id: ref("eip", "a"), instance_id: instance } } }),
    ...(rest as Parameters<typeof stack>[0]),
  });
const gateway = { nat_gateway: { a: { vpc_id: ref("vpc", "a"), nat_product_version: 2 } } };
const routeTo = (type: string) => ({ route_table_entry: { a: { next_type: type, next_hub: "0" } } });

export const roadCases: Readonly<Record<string, Case>> = {
  "network/nat": {
    wrong: [
      beside(ref("instance", "relay"), gateway),
      beside("ins-1", gateway),
      ...["NAT", "INTRANAT", "NORMAL_CVM"].map((type) => beside(ref("instance", "relay"), routeTo(type))),
    ],
    right: [
      beside(undefined, gateway),
      beside(unknown, gateway),
      beside(ref("instance", "relay"), routeTo("EIP")),
      beside(ref("instance", "relay"), {}),
    ],
  },
  "network/vpc-range": {
    wrong: each("vpc", {}, [{ cidr_block: "11.0.0.0/16" }, { cidr_block: "172.32.0.0/16" }]),
    right: each("vpc", {}, [
      { cidr_block: "172.31.0.0/16" },
      { cidr_block: "192.168.0.0/16" },
      { cidr_block: unknown },
    ]),
  },
  "network/subnet-outside": {
    wrong: [inVpc("10.1.0.0/24"), inVpc("10.0.0.0/15")],
    right: [
      inVpc("10.0.255.0/24"),
      inVpc("10.0.0.0/16"),
      inVpc(unknown),
      one("subnet", { vpc_id: "vpc-1", cidr_block: "10.1.0.0/24" }),
    ],
  },
  "network/subnet-overlap": {
    wrong: [subnets("10.0.1.0/24", "10.0.1.128/25"), subnets("10.0.1.0/24", "10.0.1.0/24")],
    right: [
      subnets("10.0.1.0/24", "10.0.2.0/24"),
      subnets("10.0.1.0/24", "10.0.1.0/24", ref("vpc", "b")),
      subnets("10.0.1.0/24", unknown),
    ],
  },
  "network/nat-standard": {
    wrong: nat({ bandwidth: 100 }, { max_concurrent: 1_000_000 }),
    right: nat(
      { bandwidth: 5000, max_concurrent: 2_000_000 },
      {},
      { nat_product_version: 1, bandwidth: 100 },
      { bandwidth: unknown },
    ),
  },
  "network/nat-bandwidth": {
    wrong: [natWith({ internet_max_bandwidth_out: 50 }, { stock_public_ip_addresses_bandwidth_out: 50 })],
    right: [
      natWith({}, { stock_public_ip_addresses_bandwidth_out: 50 }),
      natWith({ internet_max_bandwidth_out: 50 }, {}),
      natWith(
        { internet_max_bandwidth_out: 50 },
        { assigned_eip_set: ["192.0.2.1"], stock_public_ip_addresses_bandwidth_out: 50 },
      ),
    ],
  },
  "network/nat-addresses": {
    wrong: nat({ assigned_eip_set: [] }, { assigned_eip_set: Array.from({ length: 11 }, (_, n) => `192.0.2.${n}`) }),
    right: nat(
      { assigned_eip_set: ["192.0.2.1"] },
      { assigned_eip_set: Array.from({ length: 10 }, () => unknown) },
      { assigned_eip_set: unknown },
    ),
  },
  "network/route-to-address": {
    wrong: each("route_table_entry", { next_type: "EIP" }, [{ next_hub: "eip-1" }, { next_hub: 1 }]),
    right: each("route_table_entry", { next_type: "EIP" }, [
      { next_hub: "0" },
      { next_hub: unknown },
      { next_type: "NAT", next_hub: "nat-1" },
    ]),
  },

  "ccn/overlap": {
    wrong: [joined("10.0.0.0/16", "10.0.128.0/17")],
    right: [
      joined("10.0.0.0/16", "10.1.0.0/16"),
      joined("10.0.0.0/16", "10.0.0.0/16", ["ccn-1", "ccn-2"]),
      joined("10.0.0.0/16", unknown),
    ],
  },
  "ccn/attached-twice": {
    wrong: [stack({ ccn_attachment_v2: { a: attach("ccn-1", "vpc-1"), b: attach("ccn-2", "vpc-1") } })],
    right: [stack({ ccn_attachment_v2: { a: attach("ccn-1", "vpc-1"), b: attach("ccn-1", "vpc-2") } })],
  },
  "ccn/limit-destination": {
    wrong: [
      ...limited("INTER_REGION_LIMIT", { dst_region: undefined }, { dst_region: "ap-tokyo" }),
      ...limited("OUTER_REGION_LIMIT", {}),
      ...limited(undefined, {}),
    ],
    right: [
      ...limited("INTER_REGION_LIMIT", {}),
      ...limited("OUTER_REGION_LIMIT", { dst_region: undefined }),
      ...limited(unknown, { dst_region: undefined }, {}),
      one("ccn_bandwidth_limit", { ...limit, ccn_id: "ccn-1", dst_region: undefined }),
    ],
  },
  "ccn/limit-twice": {
    wrong: [stack({ ccn_bandwidth_limit: { a: limit, b: { ...limit, dst_region: "ap-bangkok" } } })],
    right: [
      stack({ ccn_bandwidth_limit: { a: limit, b: { ...limit, region: "ap-bangkok" } } }),
      stack({ ccn_bandwidth_limit: { a: limit, b: { ...limit, ccn_id: "ccn-2" } } }),
      stack({ ccn_bandwidth_limit: { a: limit, b: { ...limit, region: "${each.key}" } } }),
    ],
  },
  "ccn/limit-order": {
    wrong: [ordered(undefined), ordered(["tencentcloud_vpc.a"]), ordered([], "ap-seoul")],
    right: [ordered(["tencentcloud_ccn_attachment_v2.a"]), ordered([], "ap-bangkok")],
  },
  "ccn/prepaid": {
    wrong: each("ccn", { charge_type: "PREPAID" }, [{}, { bandwidth_limit_type: "OUTER_REGION_LIMIT" }]),
    right: each("ccn", { charge_type: "PREPAID" }, [
      { bandwidth_limit_type: "INTER_REGION_LIMIT" },
      { bandwidth_limit_type: unknown },
      { charge_type: "POSTPAID" },
    ]),
  },
  "ccn/route-overlap": {
    wrong: each("ccn", {}, [{ route_overlap_flag: false }, { route_ecmp_flag: true }, { route_ecmp_flag: false }]),
    right: each("ccn", {}, [
      { route_ecmp_flag: true, route_overlap_flag: true },
      {},
      { route_ecmp_flag: true, route_overlap_flag: unknown },
    ]),
  },

  "dns/ttl": {
    wrong: [...each("dnspod_record", {}, [{ ttl: 0 }, { ttl: 604_801 }]), one("private_dns_record", { ttl: 86_401 })],
    right: [
      ...each("dnspod_record", {}, [{ ttl: 1 }, { ttl: 604_800 }, { ttl: unknown }]),
      one("private_dns_record", { ttl: 86_400 }),
    ],
  },
  "dns/weight": {
    wrong: [...each("dnspod_record", {}, [{ weight: 0 }, { weight: 101 }]), one("private_dns_record", { weight: 0 })],
    right: each("dnspod_record", {}, [{ weight: 1 }, { weight: 100 }, {}]),
  },

  "alarm/power-notice": {
    wrong: [alarm({ is_power_notice: 1 })],
    right: [alarm({ is_power_notice: 0 }), alarm({})],
  },
  "alarm/dimensions": {
    wrong: [binding('{ "a": 1 }'), binding('{"b":1,"a":2}'), binding('{"a":[{"z":1,"y":2}]}')],
    right: [binding('{"a":2,"b":1}'), binding("${jsonencode({})}"), binding("no json"), binding('[{"a":1}]')],
  },
  "alarm/binding-twice": {
    wrong: [stack({ monitor_policy_binding_object: { a: { policy_id: "p" }, b: { policy_id: "p" } } })],
    right: [stack({ monitor_policy_binding_object: { a: { policy_id: "p" }, b: { policy_id: "q" } } })],
  },

  "ga2/order": {
    wrong: [chain({}, {}, {}), chain({}, after("ga2_accelerate_area.a"), after("ga2_accelerate_area.a"))],
    right: [
      chain({}, after("ga2_accelerate_area.a"), after("ga2_listener.b")),
      chain({}, after("ga2_listener.c"), after("ga2_accelerate_area.a")),
      chain({}, { global_accelerator_id: "ga-2" }, { global_accelerator_id: "ga-3" }),
    ],
  },
  "ga2/idle": {
    wrong: each("ga2_listener", {}, [
      { protocol: "UDP", idle_timeout: 21 },
      { protocol: "UDP", idle_timeout: 9 },
      { idle_timeout: 901 },
      { protocol: "HTTPS", idle_timeout: 61 },
    ]),
    right: each("ga2_listener", {}, [
      { protocol: "UDP", idle_timeout: 20 },
      { protocol: "TCP", idle_timeout: 900 },
      { protocol: "HTTP", idle_timeout: 60 },
      { protocol: unknown, idle_timeout: 5000 },
      { protocol: "constructor", idle_timeout: 5000 },
    ]),
  },
  "ga2/port-ranges": {
    wrong: [one("ga2_listener", { port_ranges: [{ from_port: 1 }, { from_port: 2 }] })],
    right: [
      one("ga2_listener", { port_ranges: [{ from_port: 1 }] }),
      one("ga2_listener", { port_ranges: { from_port: 1 } }),
    ],
  },
  "ga2/cross-border": {
    wrong: each("ga2_global_accelerator", { cross_border_type: "Unicom" }, [{}, { cross_border_promise_flag: false }]),
    right: each("ga2_global_accelerator", { cross_border_type: "Unicom" }, [
      { cross_border_promise_flag: true },
      { cross_border_promise_flag: unknown },
      { cross_border_type: undefined },
    ]),
  },
  "ga2/endpoints": {
    wrong: [endpoints({ endpoint_configurations: Array.from({ length: 5 }, () => endpoint) })],
    right: [endpoints({ endpoint_configurations: Array.from({ length: 4 }, () => endpoint) })],
  },
  "ga2/endpoint-private": {
    wrong: ["10.0.0.1", "172.31.255.255", "192.168.0.1"].map((address) =>
      endpoints({ endpoint_configurations: { ...endpoint, endpoint_service: address } }),
    ),
    right: ["11.0.0.1", "172.32.0.0", "duel.example", unknown].map((address) =>
      endpoints({ endpoint_configurations: { ...endpoint, endpoint_service: address } }),
    ),
  },
  "ga2/weight": {
    wrong: [endpoints({ endpoint_configurations: { ...endpoint, weight: undefined } })],
    right: [endpoints({ endpoint_configurations: { ...endpoint, weight: 0 } })],
  },
  "ga2/health": {
    wrong: [
      behind("TCP", { connect_timeout: undefined }),
      behind("UDP", {}),
      behind(undefined, { check_type: "PING" }),
      behind("TCP", { check_type: "CUSTOM" }),
      behind("HTTP", { check_type: "HTTP" }),
    ],
    right: [
      behind("TCP", {}),
      behind("UDP", { check_type: "PING" }),
      behind("TCP", { enable_health_check: false, connect_timeout: undefined }),
      behind("constructor", {}),
      endpoints({ ...healthy, check_type: "PING" }),
      stack({
        ga2_endpoint_group: {
          a: {
            dynamic: { endpoint_group_configuration: {} },
            endpoint_group_configuration: { enable_health_check: true },
          },
        },
      }),
    ],
  },

  "gaap/size": {
    wrong: each("gaap_proxy", {}, [{ bandwidth: 30 }, { concurrent: 110 }]),
    right: each("gaap_proxy", {}, [
      { bandwidth: 10_000, concurrent: 300 },
      { bandwidth: 10, concurrent: 2 },
      { bandwidth: unknown },
    ]),
  },
  "gaap/timeout": {
    wrong: gaap({ connect_timeout: 5 }, { connect_timeout: 10, interval: 10 }),
    right: gaap({ connect_timeout: 4 }, { connect_timeout: 9, interval: 10 }, { interval: unknown }),
  },
  "gaap/scheduler": {
    wrong: gaap(
      { scheduler: "wrr", realserver_type: "DOMAIN" },
      { realserver_bind_set: [{ weight: 2 }] },
      { scheduler: "rr", realserver_bind_set: { weight: 2 } },
    ),
    right: gaap(
      { scheduler: "wrr", realserver_type: "IP", realserver_bind_set: [{ weight: 2 }] },
      { protocol: "UDP", scheduler: "wrr", realserver_type: "DOMAIN" },
      { realserver_bind_set: [{ weight: 1 }, {}] },
    ),
  },
  "gaap/check-type": {
    wrong: gaap({ protocol: "UDP", health_check: true }),
    right: gaap(
      { protocol: "UDP", health_check: true, check_type: "PING" },
      { health_check: true },
      { protocol: "UDP" },
    ),
  },
};
