import type { Graph } from "../../cloud-model";
import { acceleratorIdle } from "../../graph/accelerator-idle";
import { inTurn } from "../../graph/in-turn";
import type { Arguments, Remark } from "../../graph/resources";
import { blocks, flag, identity, isSet, isTemplate, mayHaveMore, text } from "../../graph/values";
import { contains, privateRanges } from "../../network";
import { own } from "../../own";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, resourcesOf } from "./provider";

const checksOf: Readonly<Record<string, readonly string[]>> = {
  TCP: ["TCP", "CUSTOM"],
  UDP: ["PING", "CUSTOM"],
  HTTP: ["HTTP"],
  HTTPS: ["HTTP"],
};
const always = ["check_type", "connect_timeout", "health_check_interval", "healthy_threshold", "unhealthy_threshold"];
const byCheck: Readonly<Record<string, readonly string[]>> = {
  CUSTOM: ["check_port", "context_type", "check_send_context", "check_recv_context"],
  HTTP: ["forward_protocol", "check_path", "check_method", "status_mask"],
};

/** Global Accelerator 2.0. Facts: Tencent sheet, sections 7.2, 17 (rules 24 and 25) and 25. */
export const ga2Rules: readonly Rule<Graph>[] = [
  {
    code: "ga2/order",
    source: "section 17, rule 24; section 25: an accelerator does one thing at a time",
    check: (graph) =>
      inTurn(
        ["ga2_accelerate_area", "ga2_listener"].flatMap((type) => resourcesOf(graph, type)),
        ({ global_accelerator_id: id }) => identity(id),
        "chain areas and listeners of an accelerator with `depends_on`",
      ),
  },
  eachOf("ga2_listener", {
    code: "ga2/idle",
    source: "section 17, rule 25: UDP 10 to 20, TCP 10 to 900, HTTP 1 to 60",
    check: acceleratorIdle,
  }),
  eachOf("ga2_listener", {
    code: "ga2/port-ranges",
    source: "section 17, rule 25: one block",
    check: (args) => {
      const count = blocks(args, "port_ranges").length;
      return when(count > 1, () => ({
        at: "port_ranges",
        what: `\`port_ranges\` has ${count} blocks`,
        fix: "write one listener for each",
      }));
    },
  }),
  eachOf("ga2_global_accelerator", {
    code: "ga2/cross-border",
    source: "section 17, rule 25",
    check: (args) =>
      when(
        isSet(args, "cross_border_type") &&
          !isTemplate(args["cross_border_promise_flag"]) &&
          flag(args["cross_border_promise_flag"]) !== true,
        () => ({
          at: "cross_border_promise_flag",
          what: "`cross_border_type` is set, and `cross_border_promise_flag` is not true",
          fix: "write `cross_border_promise_flag = true` once the promise is given",
        }),
      ),
  }),
  configuration("ga2/endpoints", "section 17, rule 25: 4 endpoints", (group) => {
    const count = blocks(group, "endpoint_configurations").length;
    return when(count > 4, () => ({ what: `it has ${count} endpoints`, fix: "write at most 4" }));
  }),
  configuration("ga2/endpoint-private", "section 17, rule 25: endpoints are public", (group) =>
    blocks(group, "endpoint_configurations")
      .map(({ endpoint_service: service }) => text(service) ?? "")
      .filter((address) => isPrivate(address))
      .map((address) => ({
        what: `the endpoint ${address} is a private address, which the accelerator cannot reach`,
        fix: "write a public address or a domain",
      })),
  ),
  configuration("ga2/weight", "section 25: a weight that is left out is sent as 0", (group) =>
    blocks(group, "endpoint_configurations")
      .filter((endpoint) => !isSet(endpoint, "weight"))
      .map(({ endpoint_service: service }) => ({
        what: `the endpoint ${text(service) ?? ""} has no \`weight\`, which sends nobody there`,
        fix: "write it",
      })),
  ),
  configuration("ga2/health", "section 17, rule 25", (group, graph, args) => {
    if (flag(group["enable_health_check"]) !== true) return [];
    const type = text(group["check_type"]) ?? "";
    const listener = resourcesOf(graph, "ga2_listener").find(
      ({ address }) => identity(args["listener_id"]) === `\${${address}.listener_id}`,
    );
    const types = listener && own(checksOf, text(listener.args["protocol"] ?? "TCP") ?? "");
    return [
      ...[...always, ...(own(byCheck, type) ?? [])]
        .filter((name) => !isSet(group, name))
        .map((name) => ({ what: `\`${name}\` is left out of the health check`, fix: "write all of its settings" })),
      ...when(type !== "" && types !== undefined && !types.includes(type), () => ({
        what: `\`check_type\` is ${type}, which does not fit the listener's protocol`,
        fix: `write one of: ${(types ?? []).join(", ")}`,
      })),
    ];
  }),
];

/** A rule on the configuration of an endpoint group. */
function configuration(
  code: string,
  source: string,
  check: (group: Arguments, graph: Graph, args: Arguments) => readonly Remark[],
): Rule<Graph> {
  const at = "endpoint_group_configuration";
  return eachOf("ga2_endpoint_group", {
    code,
    source,
    check: (args, _resource, graph) =>
      mayHaveMore(args, at)
        ? []
        : blocks(args, at).flatMap((group) => check(group, graph, args).map((remark) => ({ at, ...remark }))),
  });
}

function isPrivate(address: string): boolean {
  return /^(\d{1,3}\.){3}\d{1,3}$/.test(address) && privateRanges.some((range) => contains(range, `${address}/32`));
}
