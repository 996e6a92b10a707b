import { each, one, ref, stack, unknown, type Case } from "./case";

const internal = { network_type: "INTERNAL", clb_name: "a", vpc_id: unknown, subnet_id: unknown };
const clbs = (...changes: Readonly<Record<string, unknown>>[]) => each("clb_instance", internal, changes);
const tcp = { clb_id: ref("clb_instance", "a"), listener_name: "game", protocol: "TCP", port: 7000 };
const listeners = (...changes: Readonly<Record<string, unknown>>[]) => each("clb_listener", tcp, changes);
const two = (a: object, b: object) => stack({ clb_listener: { a: { ...tcp, ...a }, b: { ...tcp, ...b } } });
const many = (count: number) =>
  stack({
    clb_listener: Object.fromEntries(Array.from({ length: count }, (_, n) => [`l${n}`, { ...tcp, port: n + 1 }])),
  });
const checked = { health_check_switch: true };
const checks = (...changes: Readonly<Record<string, unknown>>[]) =>
  listeners(...changes.map((change) => ({ ...checked, ...change })));
const http = {
  health_check_type: "HTTP",
  health_check_http_version: "HTTP/1.1",
  health_check_http_code: 2,
  health_check_http_path: "/",
  health_check_http_domain: "duel.example",
  health_check_http_method: "GET",
};
const custom = {
  protocol: "UDP",
  health_check_type: "CUSTOM",
  health_check_context_type: "TEXT",
  health_check_send_context: "ping",
  health_check_recv_context: "pong",
};
const rule = { clb_id: "lb-1", listener_id: ref("clb_listener", "a", "listener_id"), url: "/", domain: "duel.example" };
const rules = (...changes: Readonly<Record<string, unknown>>[]) => each("clb_listener_rule", rule, changes);

const listenerId = ref("clb_listener", "a", "listener_id");
const attachment = { clb_id: "lb-1", listener_id: listenerId, targets: [{ port: 1 }] };
const groupOf = (id: string) => ({ forward_balancer_ids: [{ load_balancer_id: "lb-1", listener_id: id }] });
const balancer = (id: string) => ({
  auto_scaling_group_id: ref("as_scaling_group", "a"),
  forward_load_balancers: { load_balancer_id: "lb-1", listener_id: id },
});
const manyBalancers = (count: number) =>
  one("as_load_balancer", {
    forward_load_balancers: Array.from({ length: count }, (_, n) => ({
      load_balancer_id: `lb-${n}`,
      listener_id: `lbl-${n}`,
    })),
  });
const associations = (listener: object) =>
  stack({
    clb_listener: { a: { ...tcp, ...listener } },
    clb_target_group_attachments: { a: { associations: { listener_id: listenerId, target_group_id: "lbtg-1" } } },
  });

export const balancingCases: Readonly<Record<string, Case>> = {
  "clb/private-argument": {
    wrong: clbs(
      { vip_isp: "BGP" },
      { address_ip_version: "IPV4" },
      { internet_charge_type: "BANDWIDTH_PACKAGE" },
      { master_zone_id: "1" },
      { slave_zone_id: "1" },
      { zone_id: "1" },
      { target_region_info_region: "ap-seoul" },
      { target_region_info_vpc_id: unknown },
    ),
    right: clbs(
      {},
      { vip_isp: null },
      { network_type: "OPEN", vip_isp: "BGP" },
      { network_type: unknown, vip_isp: "BGP" },
    ),
  },
  "clb/private-network": {
    wrong: clbs({ vpc_id: undefined }, { subnet_id: null }),
    right: clbs({}, { network_type: "OPEN", vpc_id: undefined }),
  },
  "clb/own-address": { wrong: clbs({ eip_address_id: unknown }, { eip_address_id: "eip-1" }), right: clbs({}) },
  "clb/create-before-destroy": {
    wrong: clbs({ lifecycle: { create_before_destroy: true } }),
    right: clbs(
      { lifecycle: { create_before_destroy: false } },
      { clb_name: unknown, lifecycle: { create_before_destroy: true } },
    ),
  },
  "clb/name-twice": {
    wrong: [stack({ clb_instance: { a: internal, b: internal } })],
    right: [
      stack({ clb_instance: { a: internal, b: { ...internal, clb_name: "b" } } }),
      stack({ clb_instance: { a: internal, b: { ...internal, clb_name: "${each.key}" } } }),
    ],
  },
  "clb/log": {
    wrong: clbs({ log_set_id: "x" }, { log_topic_id: "x" }),
    right: clbs({ log_set_id: "x", log_topic_id: "y" }, {}),
  },
  "clb/listeners": { wrong: [many(51)], right: [many(50)] },

  "listener/argument-protocol": {
    wrong: [
      ...listeners(
        { protocol: "TCP_SSL", idle_connect_timeout: 900 },
        { protocol: "HTTP", session_expire_time: 60 },
        { protocol: "HTTP", reschedule_unhealthy: true },
        { protocol: "TCP_SSL", target_type: "NODE" },
        { proxy_protocol: true },
        { keepalive_enable: 1 },
        { sni_switch: true },
        { protocol: "UDP", certificate_id: "x" },
        { session_type: "QUIC_CID" },
        { protocol: "HTTP", max_conn: 1 },
      ),
    ],
    right: listeners(
      { idle_connect_timeout: 900, session_expire_time: 60, reschedule_unhealthy: true, target_type: "NODE" },
      { proxy_protocol: false, sni_switch: "false" },
      { protocol: "UDP", session_type: "QUIC_CID" },
      { protocol: "TCP_SSL", proxy_protocol: true, max_conn: 1, certificate_id: "x" },
      { protocol: unknown, keepalive_enable: 1 },
    ),
  },
  "listener/port-missing": {
    wrong: listeners({ port: undefined }, { port: null }),
    right: listeners({}, { port: unknown }),
  },
  "listener/scheduler": {
    wrong: listeners({ scheduler: "IP_HASH" }, { protocol: "UDP", scheduler: "IP_HASH" }),
    right: listeners({ scheduler: "LEAST_CONN" }, { protocol: "HTTP", scheduler: "IP_HASH" }, { scheduler: unknown }),
  },
  "listener/session": {
    wrong: listeners(
      { session_expire_time: 29 },
      { session_expire_time: 3601 },
      { session_expire_time: 0 },
      { session_expire_time: 60, scheduler: "LEAST_CONN" },
    ),
    right: listeners(
      { session_expire_time: 30 },
      { session_expire_time: 3600, scheduler: "WRR" },
      { session_expire_time: 60, scheduler: unknown },
      { session_expire_time: unknown },
      { scheduler: "LEAST_CONN" },
    ),
  },
  "listener/idle": {
    wrong: [
      ...listeners({ idle_connect_timeout: 9 }, { idle_connect_timeout: 1981 }),
      stack({ clb_instance: { a: internal }, clb_listener: { a: { ...tcp, idle_connect_timeout: 901 } } }),
    ],
    right: [
      ...listeners({ idle_connect_timeout: 10 }, { idle_connect_timeout: 1980 }, { idle_connect_timeout: unknown }),
      stack({ clb_instance: { a: internal }, clb_listener: { a: { ...tcp, idle_connect_timeout: 900 } } }),
      stack({
        clb_instance: { a: { ...internal, sla_type: "clb.c2.medium" } },
        clb_listener: { a: { ...tcp, idle_connect_timeout: 1980 } },
      }),
    ],
  },
  "listener/certificate": {
    wrong: listeners(
      { protocol: "TCP_SSL" },
      { protocol: "HTTPS" },
      { protocol: "HTTPS", certificate_id: "x", certificate_ssl_mode: "MUTUAL" },
    ),
    right: listeners(
      {},
      { protocol: "TCP_SSL", certificate_id: unknown },
      { protocol: "HTTPS", sni_switch: true },
      { protocol: "HTTPS", multi_cert_info: [{ ssl_mode: "UNIDIRECTIONAL" }] },
      { protocol: "HTTPS", certificate_id: "x", certificate_ssl_mode: "MUTUAL", certificate_ca_id: "y" },
    ),
  },
  "listener/port-twice": {
    wrong: [
      two({}, {}),
      two({}, { protocol: "TCP_SSL" }),
      two({ port: 7000, end_port: 7005 }, { port: 7005 }),
      two({ protocol: "UDP" }, { protocol: "QUIC" }),
    ],
    right: [
      two({}, { protocol: "UDP" }),
      two({ port: 7000, end_port: 7005 }, { port: 7006 }),
      two({}, { clb_id: ref("clb_instance", "b") }),
      two({}, { port: unknown }),
      two({}, { port: 6000, end_port: unknown }),
    ],
  },

  "listener/health-off": {
    wrong: [
      ...listeners(
        { health_check_switch: false, health_check_interval_time: 5 },
        { health_check_time_out: 2 },
        { health_check_switch: "false", health_check_type: "TCP" },
        { health_check_switch: null, health_source_ip_type: 1 },
      ),
      one("clb_listener_rule", { ...rule, health_check_interval_time: 5 }),
    ],
    right: listeners(
      { health_check_switch: false },
      { health_check_switch: true, health_check_interval_time: 5 },
      { health_check_switch: unknown, health_check_interval_time: 5 },
      { health_check_time_out: null },
    ),
  },
  "listener/health-numbers": {
    wrong: [
      ...checks(
        { health_check_time_out: 5, health_check_interval_time: 5 },
        { health_check_time_out: 5 },
        { health_check_interval_time: 2 },
        { health_check_time_out: 1 },
        { health_check_time_out: 61, health_check_interval_time: 100 },
        { health_check_interval_time: 301 },
        { health_check_health_num: 1 },
        { health_check_unhealth_num: 11 },
        { health_check_http_code: 32 },
      ),
      ...rules({ ...checked, health_check_time_out: 5, health_check_interval_time: 5 }),
    ],
    right: checks(
      { health_check_time_out: 4, health_check_interval_time: 5 },
      { health_check_time_out: 60, health_check_interval_time: 300 },
      {
        health_check_time_out: 2,
        health_check_interval_time: 3,
        health_check_health_num: 2,
        health_check_unhealth_num: 10,
      },
      { health_check_time_out: 50, health_check_interval_time: unknown },
    ),
  },
  "listener/health-rule": {
    wrong: listeners(
      { protocol: "HTTP", health_check_switch: true },
      { protocol: "HTTPS", health_check_interval_time: 5 },
    ),
    right: listeners({ protocol: "HTTP", health_check_switch: false }, { protocol: "HTTP" }, checked),
  },
  "listener/health-type": {
    wrong: checks(
      { health_check_type: "PING" },
      { protocol: "UDP", health_check_type: "TCP" },
      { protocol: "UDP", health_check_type: "HTTP" },
      { protocol: "TCP_SSL", health_check_type: "CUSTOM" },
    ),
    right: checks(
      { health_check_type: "TCP" },
      { health_check_type: "CUSTOM" },
      { protocol: "UDP", health_check_type: "PING" },
      { protocol: "TCP_SSL", health_check_type: "HTTP" },
      { health_check_type: unknown },
      { protocol: unknown, health_check_type: "PING" },
      { protocol: "constructor", health_check_type: "PING" },
    ),
  },
  "listener/health-custom": {
    wrong: checks(
      { ...custom, health_check_context_type: undefined },
      { ...custom, health_check_send_context: undefined },
      { ...custom, health_check_recv_context: undefined },
      { protocol: "UDP", health_check_type: "PING", health_check_send_context: "x" },
      { health_check_send_context: "x" },
      { ...custom, health_check_send_context: "é" },
      { ...custom, health_check_send_context: "x".repeat(501) },
      { ...custom, health_check_context_type: "HEX", health_check_send_context: "ABC" },
      { ...custom, health_check_context_type: "HEX", health_check_recv_context: "xy", health_check_send_context: "AB" },
    ),
    right: checks(
      custom,
      { ...custom, health_check_send_context: "x".repeat(500) },
      { ...custom, health_check_send_context: "$${x}" },
      { ...custom, health_check_send_context: unknown },
      { ...custom, health_check_context_type: "HEX", health_check_send_context: "AB", health_check_recv_context: "CD" },
      { ...custom, health_check_context_type: unknown, health_check_send_context: "é" },
      { health_check_type: unknown, health_check_send_context: "x" },
    ),
  },
  "listener/health-http": {
    wrong: checks(
      { ...http, health_check_http_code: undefined },
      { ...http, health_check_http_version: undefined },
      { ...http, health_check_http_domain: undefined },
      { health_check_type: "TCP", health_check_http_code: 2 },
      { health_check_http_path: "/" },
    ),
    right: checks(
      http,
      { health_check_type: "TCP" },
      { ...http, protocol: "TCP_SSL", health_check_http_version: undefined },
      { health_check_type: unknown, health_check_http_code: 2 },
    ),
  },
  "listener/health-port": {
    wrong: checks({ protocol: "TCP_SSL", health_check_port: 7000 }),
    right: checks({ health_check_port: 7000 }, { protocol: "UDP", health_check_port: 7000 }, { protocol: "TCP_SSL" }),
  },

  "listener-rule/domain": {
    wrong: rules({ domain: undefined }, { domains: ["a"] }),
    right: rules({}, { domain: undefined, domains: ["a"] }),
  },
  "listener-rule/session": {
    wrong: rules(
      { session_expire_time: 29 },
      { session_expire_time: 86_401 },
      { session_expire_time: 60, scheduler: "IP_HASH" },
    ),
    right: rules(
      { session_expire_time: 0, scheduler: "IP_HASH" },
      { session_expire_time: 30 },
      { session_expire_time: 86_400, scheduler: "WRR" },
    ),
  },
  "listener-rule/health-type": {
    wrong: [
      ...rules({ health_check_type: "PING" }),
      stack({
        clb_listener: { a: { ...tcp, protocol: "HTTP" } },
        clb_listener_rule: { a: { ...rule, health_check_type: "HTTPS" } },
      }),
    ],
    right: [
      ...rules({ health_check_type: "HTTPS" }, { health_check_type: unknown }),
      stack({
        clb_listener: { a: { ...tcp, protocol: "constructor" } },
        clb_listener_rule: { a: { ...rule, health_check_type: "HTTPS" } },
      }),
      stack({
        clb_listener: { a: { ...tcp, protocol: "HTTPS" } },
        clb_listener_rule: { a: { ...rule, health_check_type: "GRPCS" } },
      }),
    ],
  },

  "target/owner": {
    wrong: [
      stack({ clb_attachment: { a: attachment, b: attachment } }),
      stack({ clb_attachment: { a: attachment }, as_scaling_group: { a: groupOf(listenerId) } }),
      stack({ as_scaling_group: { a: groupOf(listenerId) }, as_load_balancer: { a: balancer(listenerId) } }),
      stack({
        as_scaling_group: { a: groupOf(listenerId) },
        clb_target_group_attachments: { a: { associations: [{ listener_id: listenerId }] } },
      }),
    ],
    right: [
      stack({ clb_attachment: { a: attachment, b: { ...attachment, listener_id: "lbl-2" } } }),
      stack({ clb_attachment: { a: { ...attachment, rule_id: "loc-1" }, b: { ...attachment, rule_id: "loc-2" } } }),
      stack({ as_scaling_group: { a: groupOf(listenerId), b: groupOf(listenerId) } }),
      stack({ clb_attachment: { a: { listener_id: "${each.value}" }, b: { listener_id: "${each.value}" } } }),
    ],
  },
  "target/listener-id": {
    wrong: [
      one("clb_attachment", { ...attachment, listener_id: ref("clb_listener", "a") }),
      one("clb_attachment", { ...attachment, listener_id: "lb-1#lbl-1" }),
      one("as_scaling_group", groupOf(ref("clb_listener", "a"))),
      one("as_load_balancer", balancer(ref("clb_listener", "a"))),
      one("clb_target_group_attachments", { associations: [{ listener_id: ref("clb_listener", "a") }] }),
      one("clb_listener_rule", { ...rule, listener_id: ref("clb_listener", "a") }),
    ],
    right: [
      one("clb_attachment", attachment),
      one("clb_attachment", { ...attachment, listener_id: "lbl-1" }),
      one("as_scaling_group", groupOf(listenerId)),
      one("clb_listener_rule", rule),
      one("as_scaling_group", groupOf(unknown)),
    ],
  },
  "target/group-twice": {
    wrong: [stack({ as_scaling_group: { a: groupOf("lbl-1") }, as_load_balancer: { a: balancer("lbl-2") } })],
    right: [stack({ as_scaling_group: { a: {} }, as_load_balancer: { a: balancer("lbl-2") } })],
  },
  "target/balancers": { wrong: [manyBalancers(101)], right: [manyBalancers(100)] },
  "target/group-health": {
    wrong: each("clb_target_group", { health_check: { health_switch: true } }, [
      {},
      { type: "v1" },
      { type: "v2", health_check: { timeout: 5, gap_time: 5 } },
    ]),
    right: each("clb_target_group", { type: "v2" }, [
      { health_check: { health_switch: true, timeout: 4, gap_time: 5 } },
      { type: unknown, health_check: { health_switch: true } },
      { type: "v1" },
    ]),
  },
  "target/group-listener": {
    wrong: [associations({}), associations({ target_type: "NODE" })],
    right: [
      associations({ target_type: "TARGETGROUP-V2" }),
      associations({ target_type: unknown }),
      associations({ protocol: "HTTP" }),
    ],
  },
};
