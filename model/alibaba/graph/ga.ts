import type { Graph } from "../../cloud-model";
import { acceleratorIdle } from "../../graph/accelerator-idle";
import { inTurn } from "../../graph/in-turn";
import { bySame, finding, type Arguments, type Resource } from "../../graph/resources";
import { blocks, identity, isSet, isTemplate, mayHaveMore, number, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, referred, resourcesOf } from "./provider";

const parts = ["ga_bandwidth_package_attachment", "ga_endpoint_group", "ga_ip_set", "ga_listener"];
/** What the schema takes without a look. */
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  threshold_count: [2, 10],
  health_check_interval_seconds: [1, 50],
  traffic_percentage: [0, 100],
};

/** Global Accelerator. Facts: Alibaba sheet, sections 7, 11 and 15, rules 18 to 26. */
export const gaRules: readonly Rule<Graph>[] = [
  {
    code: "ga/order",
    source: "section 15, rule 25; section 16, point 7: an accelerator does one thing at a time",
    check: (graph) =>
      inTurn(
        parts.flatMap((type) => resourcesOf(graph, type)),
        ({ accelerator_id: id }) => identity(id),
        "chain the parts of an accelerator with `depends_on`",
      ),
  },
  eachOf("ga_accelerator", {
    code: "ga/billing",
    source: "section 15, rule 18: left out, it is BandwidthPackage, and another value replaces the accelerator",
    check: (args) =>
      when(!isSet(args, "bandwidth_billing_type"), () => ({
        at: "bandwidth_billing_type",
        what: "`bandwidth_billing_type` is left out, which asks for a package",
        fix: "write CDT, or BandwidthPackage if that is what you want",
      })),
  }),
  eachOf("ga_listener", {
    code: "ga/idle",
    source: "section 15, rule 19: UDP 10 to 20, TCP 10 to 900, HTTP 1 to 60; requests 1 to 180",
    check: (args) => {
      const answer = number(args["request_timeout"]);
      return [
        ...acceleratorIdle(args),
        ...when(answer !== undefined && (answer < 1 || answer > 180), () => ({
          at: "request_timeout",
          what: `\`request_timeout\` is ${answer ?? ""}`,
          fix: "write 1 to 180",
        })),
      ];
    },
  }),
  eachOf("ga_listener", {
    code: "ga/affinity",
    source: "section 15, rule 20: the plan does not compare it",
    check: ({ protocol, client_affinity: affinity }) =>
      when(text(protocol) === "UDP" && text(affinity) === "SOURCE_IP", () => ({
        at: "client_affinity",
        what: "`client_affinity` is SOURCE_IP on a UDP listener, where no plan shows whether it holds",
        fix: "remove it",
      })),
  }),
  eachOf("ga_listener", {
    code: "ga/ports",
    source: "sections 7 and 11: 1 to 65499, 30 ports for TCP and UDP, one for HTTP",
    check: (args) => {
      if (mayHaveMore(args, "port_ranges")) return [];
      const all = blocks(args, "port_ranges").map(({ from_port: from, to_port: to }) => [number(from), number(to)]);
      const known = all.flatMap(([from, to]) => (from === undefined || to === undefined ? [] : [{ from, to }]));
      const count = known.reduce((sum, { from, to }) => sum + to - from + 1, 0);
      const most = text(args["protocol"])?.startsWith("HTTP") === true ? 1 : 30;
      return [
        ...when(
          known.some(({ from, to }) => from < 1 || to > 65_499 || from > to),
          () => ({
            at: "port_ranges",
            what: "`port_ranges` has other ports than 1 to 65499, or a range that goes backwards",
            fix: "write ports of 1 to 65499",
          }),
        ),
        ...when(count > most, () => ({
          at: "port_ranges",
          what: `\`port_ranges\` has ${count} ports, and a listener has ${most}`,
          fix: "spread them over several listeners",
        })),
      ];
    },
  }),
  eachOf("ga_endpoint_group", {
    code: "ga/range",
    source: "section 15, rule 21",
    check: (args) =>
      Object.entries(ranges).flatMap(([name, [min, max]]) => {
        const written = number(args[name]);
        return when(written !== undefined && (written < min || written > max), () => ({
          at: name,
          what: `\`${name}\` is ${written ?? ""}`,
          fix: `write ${min} to ${max}`,
        }));
      }),
  }),
  eachOf("ga_endpoint_group", {
    code: "ga/endpoints",
    source: "section 11: 4, raised to 30 at most",
    check: (args) => {
      const count = blocks(args, "endpoint_configurations").length;
      return when(count > 30, () => ({
        at: "endpoint_configurations",
        what: `it has ${count} endpoints`,
        fix: "write at most 4; up to 30 where the quota is raised",
      }));
    },
  }),
  eachOf("ga_endpoint_group", {
    code: "ga/udp",
    source: "section 15, rule 23: a UDP endpoint is told well by TCP or HTTP, and is no ALB",
    check: (args, _resource, graph) => {
      if (protocolOf(graph, args) !== "UDP") return [];
      const alb = blocks(args, "endpoint_configurations").some(({ type }) => text(type) === "ALB");
      const checked = isTemplate(args["health_check_enabled"]) || text(args["health_check_enabled"]) !== "false";
      return [
        ...when(alb, () => ({
          at: "endpoint_configurations",
          what: "an ALB is an endpoint of a UDP listener",
          fix: "give it an endpoint that takes UDP",
        })),
        ...when(checked && !isSet(args, "health_check_port"), () => ({
          at: "health_check_port",
          what: "`health_check_port` is left out, and what only speaks UDP counts as ill",
          fix: "write a port that answers over TCP when the game is well",
        })),
      ];
    },
  }),
  eachOf("ga_endpoint_group", {
    code: "ga/port-overrides",
    source: "section 15, rule 24: HTTP and HTTPS alone",
    check: (args, _resource, graph) => {
      const protocol = protocolOf(graph, args);
      return when((protocol === "TCP" || protocol === "UDP") && blocks(args, "port_overrides").length > 0, () => ({
        at: "port_overrides",
        what: `\`port_overrides\` is set for a ${protocol ?? ""} listener, where the provider cannot map ports`,
        fix: "remove it, and listen on the port of the game",
      }));
    },
  }),
  {
    code: "ga/groups",
    source: "section 11: 2 for a listener, raised to 10 at most",
    check: (graph) =>
      ofOneListener(graph).flatMap((groups) =>
        groups.slice(10).map((group) => {
          const what = `it is one of ${groups.length} groups of a listener`;
          return finding(group, { at: "listener_id", what, fix: "keep 2; up to 10 where the quota is raised" });
        }),
      ),
  },
  {
    code: "ga/all-closed",
    source: "section 15, rule 26: a group at 0 takes nobody, not even when others fail",
    check: (graph) =>
      ofOneListener(graph).flatMap((groups) => {
        const [first] = groups;
        const closed = groups.every(({ args }) => number(args["traffic_percentage"]) === 0);
        if (first === undefined || !closed) return [];
        const what = "`traffic_percentage` is 0 in every group of the listener, so it sends nobody anywhere";
        return [finding(first, { at: "traffic_percentage", what, fix: "keep one group above 0" })];
      }),
  },
];

/** The groups of each listener. */
function ofOneListener(graph: Graph): Resource[][] {
  return [...bySame(resourcesOf(graph, "ga_endpoint_group"), ({ listener_id: id }) => identity(id)).values()];
}

/** The protocol of a group's listener, where it is in the same stack. */
function protocolOf(graph: Graph, { listener_id: id }: Arguments): string | undefined {
  const listener = referred(graph, id, "ga_listener");
  return listener && text(listener.args["protocol"] ?? "TCP");
}
