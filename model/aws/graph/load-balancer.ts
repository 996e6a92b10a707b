import type { Graph } from "../../cloud-model";
import { bySame, finding, onlyOne, type Resource } from "../../graph/resources";
import { identity, isSet, isTemplate, number, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, referred, resourcesOf } from "./provider";

const mostListeners = 50;

/** Network Load Balancers and their listeners. Facts: AWS sheet, sections 5, 11, 16, 17 and 20. */
export const loadBalancerRules: readonly Rule<Graph>[] = [
  eachOf("lb", {
    code: "nlb/security-groups",
    source: "section 20, rule 8: an NLB that is made without can never have one, nor keep players' addresses",
    check: (args, resource) => {
      const groups = args["security_groups"];
      const none = !isSet(args, "security_groups") || (Array.isArray(groups) && groups.length === 0);
      return when(isNetwork(resource) && none, () => ({
        at: "security_groups",
        what: "`security_groups` is left out, and cannot be added later without replacing the load balancer",
        fix: "write at least one",
      }));
    },
  }),
  eachOf("lb_listener", {
    code: "nlb/dual-stack-udp",
    source: "section 2: enable_prefix_for_ipv6_source_nat is newer than the provider in use",
    check: ({ protocol, load_balancer_arn: arn }, _resource, graph) => {
      const written = text(protocol);
      const type = text(referred(graph, arn, "lb")?.args["ip_address_type"]) ?? "";
      return when((written === "UDP" || written === "TCP_UDP") && type.startsWith("dualstack"), () => ({
        at: "protocol",
        what: `\`protocol\` is ${written ?? ""}, which a dual-stack load balancer does not take from this version of the provider`,
        fix: "give UDP a load balancer of its own with `ip_address_type = ipv4`",
      }));
    },
  }),
  eachOf("lb_listener", {
    code: "nlb/idle",
    source: "section 20, rule 21: TCP listeners only, 60 to 6000",
    check: ({ protocol, tcp_idle_timeout_seconds: idle }) => {
      const [seconds, written] = [number(idle), text(protocol)];
      return [
        ...when(seconds !== undefined && (seconds < 60 || seconds > 6000), () => ({
          at: "tcp_idle_timeout_seconds",
          what: `\`tcp_idle_timeout_seconds\` is ${seconds ?? ""}`,
          fix: "write 60 to 6000",
        })),
        ...when(seconds !== undefined && written !== undefined && written !== "TCP", () => ({
          at: "tcp_idle_timeout_seconds",
          what: `\`tcp_idle_timeout_seconds\` is set, which a ${written ?? ""} listener has not`,
          fix: "remove it",
        })),
      ];
    },
  }),
  {
    code: "nlb/port-twice",
    source: "Elastic Load Balancing: DuplicateListener, whatever the protocol",
    check: (graph) =>
      onlyOne(
        resourcesOf(graph, "lb_listener"),
        ({ load_balancer_arn: arn, port }) => {
          const [on, at] = [identity(arn), number(port)];
          return on === undefined || at === undefined ? undefined : `${on} ${at}`;
        },
        ({ address }) => ({
          at: "port",
          what: `${address} listens on the port already`,
          fix: "give each its own port, or write one listener with `protocol = TCP_UDP`",
        }),
      ),
  },
  {
    code: "nlb/listeners",
    source: "section 16: 50 per load balancer, not adjustable",
    check: (graph) => {
      const all = resourcesOf(graph, "lb_listener").filter(({ args }) => {
        const balancer = referred(graph, args["load_balancer_arn"], "lb");
        return balancer !== undefined && isNetwork(balancer);
      });
      return [...bySame(all, ({ load_balancer_arn: arn }) => identity(arn)).values()].flatMap((listeners) => {
        const [tooMany] = listeners.slice(mostListeners);
        const what = `its load balancer has ${listeners.length} listeners`;
        return tooMany
          ? [finding(tooMany, { at: "load_balancer_arn", what, fix: "spread them: 50 each at most" })]
          : [];
      });
    },
  },
];

function isNetwork({ args: { load_balancer_type: type } }: Resource): boolean {
  return !isTemplate(type) && text(type) === "network";
}
