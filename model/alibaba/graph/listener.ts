import type { Graph } from "../../cloud-model";
import { bySame, finding, type Arguments } from "../../graph/resources";
import { identity, isSet, isTemplate, number, setAmong, text } from "../../graph/values";
import { pairs } from "../../pairs";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, referred, resourcesOf } from "./provider";

const type = "slb_listener";
const reservedForUdp = [250, 4789, 4790];
/** Settings of a health check by HTTP. */
const byHttp = ["health_check_uri", "health_check_domain", "health_check_method"];

/** Listeners of a CLB. Facts: Alibaba sheet, sections 4.2, 8 and 12. */
export const listenerRules: readonly Rule<Graph>[] = [
  {
    code: "listener/port-twice",
    source: "section 4.2: the id is that of the load balancer, the protocol and the port",
    check: (graph) =>
      [...bySame(resourcesOf(graph, type), place).values()].flatMap((listeners) =>
        pairs(listeners).map(([one, other]) => {
          const what = `${one.address} listens on the same port`;
          return finding(other, { at: "frontend_port", what, fix: "give each its own port, or remove one" });
        }),
      ),
  },
  eachOf(type, {
    code: "listener/target",
    source: "section 4.2: backend_port, or a server group",
    check: (args) => {
      const groups = setAmong(args, ["server_group_id", "master_slave_server_group_id"]);
      return [
        ...when(groups.length === 0 && !isSet(args, "backend_port"), () => ({
          at: "backend_port",
          what: "`backend_port` is left out, and no server group is named",
          fix: "write the number that the machines listen on",
        })),
        ...when(groups.length > 1, () => ({
          at: "server_group_id",
          what: "`server_group_id` and `master_slave_server_group_id` are both set",
          fix: "keep one of them",
        })),
      ];
    },
  }),
  eachOf(type, {
    code: "listener/udp-port",
    source: "CLB: add a UDP listener (doc-detail/86130): 250, 4789 and 4790 are the system's",
    check: ({ protocol, frontend_port: port }) =>
      when(text(protocol) === "udp" && reservedForUdp.includes(number(port) ?? 0), () => ({
        at: "frontend_port",
        what: `\`frontend_port\` is ${number(port) ?? ""}, which UDP listeners cannot have`,
        fix: "choose another number",
      })),
  }),
  eachOf(type, {
    code: "listener/idle",
    source: "section 12: established_timeout is TCP's, idle_timeout and request_timeout are HTTP's",
    check: (args) => {
      const protocol = text(args["protocol"]);
      if (protocol === undefined) return [];
      const foreign = [
        ...(protocol === "tcp" ? [] : ["established_timeout"]),
        ...(protocol.startsWith("http") ? [] : ["idle_timeout", "request_timeout"]),
      ];
      return setAmong(args, foreign).map((name) => ({
        at: name,
        what: `\`${name}\` has no meaning on a ${protocol} listener`,
        fix: "remove it",
      }));
    },
  }),
  eachOf(type, {
    code: "listener/scheduler",
    source: "section 4.2: hash kinds need a guaranteed CLB, and qch is UDP's",
    check: ({ scheduler, protocol, load_balancer_id: balancer }, _resource, graph) => {
      const kind = text(scheduler) ?? "";
      const shared = referred(graph, balancer, "slb_load_balancer");
      const [spec, charge] = ["load_balancer_spec", "instance_charge_type"].map((name) => shared?.args[name]);
      const isShared = shared !== undefined && spec === undefined && charge === undefined;
      return [
        ...when(kind === "qch" && !isTemplate(protocol) && text(protocol) !== "udp", () => ({
          at: "scheduler",
          what: "`scheduler` is qch, which is for UDP",
          fix: "write another, e.g. wrr",
        })),
        ...when(["sch", "tch", "qch"].includes(kind) && isShared, () => ({
          at: "scheduler",
          what: `\`scheduler\` is ${kind}, which a load balancer without a size of its own has not`,
          fix: "write wrr, or give the load balancer a `load_balancer_spec`",
        })),
      ];
    },
  }),
  eachOf(type, {
    code: "listener/health-threshold",
    source: "section 8: 2 to 10, though the schema takes 1",
    check: (args) =>
      ["healthy_threshold", "unhealthy_threshold"].flatMap((name) =>
        when(number(args[name]) === 1, () => ({
          at: name,
          what: `\`${name}\` is 1`,
          fix: "write 2 to 10",
        })),
      ),
  }),
  eachOf(type, {
    code: "listener/health-kind",
    source: "section 8: TCP is checked by a connection or by HTTP, UDP in its own way",
    check: (args) => {
      const protocol = text(args["protocol"]);
      if (protocol !== "tcp" && protocol !== "udp") return [];
      const kind = isTemplate(args["health_check_type"]) ? undefined : (text(args["health_check_type"]) ?? "tcp");
      const http = kind === "http";
      return [
        ...when(protocol === "udp" && http, () => ({
          at: "health_check_type",
          what: "`health_check_type` is http, and a UDP listener has no choice",
          fix: "remove it",
        })),
        ...(kind === undefined || http
          ? []
          : setAmong(args, byHttp).map((name) => ({
              at: name,
              what: `\`${name}\` belongs to \`health_check_type = http\``,
              fix: "write that type, or remove it",
            }))),
      ];
    },
  }),
];

/** Load balancer, protocol and port, as far as they are known. */
function place({ load_balancer_id: balancer, protocol, frontend_port: port }: Arguments): string | undefined {
  const parts = [identity(balancer), text(protocol)?.replace(/^https?$/, "tcp"), number(port)];
  return parts.includes(undefined) ? undefined : parts.join(" ");
}
