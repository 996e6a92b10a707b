import type { Graph } from "../../cloud-model";
import { flag, isSet, number, reference, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, resourcesOf } from "./provider";

const l4 = ["TCP", "UDP"];
const withTls = ["TCP_SSL", "HTTPS", "QUIC"];

/** Arguments of a listener that only some protocols have; `scheduler` apart. */
const protocolsOf: Readonly<Record<string, readonly string[]>> = {
  session_expire_time: l4,
  session_type: ["UDP"],
  target_type: l4,
  idle_connect_timeout: l4,
  deregister_target_rst: l4,
  reschedule_target_zero_weight: l4,
  reschedule_unhealthy: l4,
  reschedule_expand_target: l4,
  reschedule_start_time: l4,
  reschedule_interval: l4,
  proxy_protocol: ["TCP_SSL", "QUIC"],
  max_conn: [...l4, "TCP_SSL", "QUIC"],
  max_cps: [...l4, "TCP_SSL", "QUIC"],
  keepalive_enable: ["HTTP", "HTTPS"],
  h2c_switch: ["HTTP"],
  sni_switch: ["HTTPS"],
  certificate_id: withTls,
  certificate_ssl_mode: withTls,
  certificate_ca_id: withTls,
  multi_cert_info: withTls,
};

/** What a listener's protocol decides. Facts: Tencent sheet, sections 4.3, 17 and 25. */
export const listenerProtocolRules: readonly Rule<Graph>[] = [
  eachOf("clb_listener", {
    code: "listener/argument-protocol",
    source: "section 17, rules 18 and 19; section 4.3",
    check: (args) => {
      const protocol = text(args["protocol"]);
      if (protocol === undefined) return [];
      return Object.entries(protocolsOf)
        .filter(([name, protocols]) => isUsed(args[name]) && !protocols.includes(protocol))
        .map(([name, protocols]) => ({
          at: name,
          what: `\`${name}\` is set, but a ${protocol} listener has no such thing`,
          fix: `remove it; it is for ${protocols.join(", ")}`,
        }));
    },
  }),
  eachOf("clb_listener", {
    code: "listener/port-missing",
    source: "section 4.3: optional in the schema, needed in fact",
    check: (args) =>
      when(!isSet(args, "port"), () => ({ at: "port", what: "`port` is left out", fix: "write 1 to 65535" })),
  }),
  eachOf("clb_listener", {
    code: "listener/scheduler",
    source: "section 25: IP_HASH on TCP and UDP is refused at apply",
    check: ({ scheduler, protocol }) =>
      when(text(scheduler) === "IP_HASH" && ["TCP", "UDP", "TCP_SSL", "QUIC"].includes(text(protocol) ?? ""), () => ({
        at: "scheduler",
        what: "`scheduler` is IP_HASH, which only rules of HTTP and HTTPS listeners have",
        fix: "write `WRR` or `LEAST_CONN`",
      })),
  }),
  eachOf("clb_listener", {
    code: "listener/session",
    source: "section 17, rule 18",
    check: (args) => {
      if (!isSet(args, "session_expire_time")) return [];
      const seconds = number(args["session_expire_time"]);
      const scheduler = text(args["scheduler"] ?? "WRR");
      return [
        ...when(scheduler !== undefined && scheduler !== "WRR", () => ({
          at: "session_expire_time",
          what: `\`session_expire_time\` is set, but the scheduler is ${scheduler ?? ""}`,
          fix: "write `scheduler = WRR`, or remove it",
        })),
        ...when(seconds !== undefined && (seconds < 30 || seconds > 3600), () => ({
          at: "session_expire_time",
          what: `\`session_expire_time\` is ${seconds ?? ""}`,
          fix: "write 30 to 3600, or remove it to turn stickiness off",
        })),
      ];
    },
  }),
  eachOf("clb_listener", {
    code: "listener/idle",
    source: "section 17, rule 19: 10 to 900 s, 1980 with an LCU instance",
    check: ({ idle_connect_timeout: idle, clb_id: clb }, _resource, graph) => {
      const seconds = number(idle);
      const { address } = reference(clb) ?? {};
      const instance = resourcesOf(graph, "clb_instance").find((one) => one.address === address);
      // a load balancer of another stack may be an LCU instance
      const most = instance && !isSet(instance.args, "sla_type") ? 900 : 1980;
      return when(seconds !== undefined && (seconds < 10 || seconds > most), () => ({
        at: "idle_connect_timeout",
        what: `\`idle_connect_timeout\` is ${seconds ?? ""}`,
        fix: `write 10 to ${most}`,
      }));
    },
  }),
  eachOf("clb_listener", {
    code: "listener/certificate",
    source: "sections 4.3 and 25: TCP_SSL without certificate is refused at apply",
    check: (args) => {
      const protocol = text(args["protocol"]) ?? "";
      const has = isSet(args, "certificate_id") || isSet(args, "multi_cert_info") || isSet(args, "dynamic");
      const mutual = text(args["certificate_ssl_mode"]) === "MUTUAL" && !isSet(args, "certificate_ca_id");
      // with SNI each domain has its own
      const needs = protocol === "TCP_SSL" || (protocol === "HTTPS" && flag(args["sni_switch"]) !== true);
      return [
        ...when(needs && !has, () => ({
          at: "certificate_id",
          what: `a ${protocol} listener has a certificate, and this one has none`,
          fix: "write `certificate_id` with `certificate_ssl_mode`, or `multi_cert_info`",
        })),
        ...when(mutual, () => ({
          at: "certificate_ca_id",
          what: "`certificate_ssl_mode` is MUTUAL, and `certificate_ca_id` is left out",
          fix: "write the certificate of the authority that signs clients",
        })),
      ];
    },
  }),
];

/** Switched off is as good as absent. */
function isUsed(value: unknown): boolean {
  return value !== undefined && value !== null && flag(value) !== false;
}
