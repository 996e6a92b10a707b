import type { Graph } from "../../cloud-model";
import { blocks, isSet, isTemplate, mayHaveMore, number, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, referred, resourcesOf } from "./provider";

/** Load balancers. Facts: Alibaba sheet, sections 4.2, 4.3 and 11. */
export const loadBalancerRules: readonly Rule<Graph>[] = [
  eachOf("slb_load_balancer", {
    code: "balancer/vswitch",
    source: "section 4.2: required in a VPC",
    check: (args) =>
      when(text(args["address_type"]) === "intranet" && !isSet(args, "vswitch_id"), () => ({
        at: "vswitch_id",
        what: "`vswitch_id` is left out of a private load balancer, which is then in no network",
        fix: "write a vSwitch of its network",
      })),
  }),
  eachOf("slb_load_balancer", {
    code: "balancer/size",
    source: "section 4.2: PayByCLCU has slb.lcu.elastic alone",
    check: ({ instance_charge_type: charge, load_balancer_spec: spec }) => {
      const [paid, size] = [text(charge), text(spec)];
      if (isTemplate(spec) || paid === undefined) return [];
      const elastic = size === undefined || size === "slb.lcu.elastic";
      return [
        ...when(paid === "PayByCLCU" && !elastic, () => ({
          at: "load_balancer_spec",
          what: `\`load_balancer_spec\` is ${size ?? ""} beside \`instance_charge_type = PayByCLCU\``,
          fix: "write slb.lcu.elastic, or remove it",
        })),
        ...when(paid === "PayBySpec" && size === "slb.lcu.elastic", () => ({
          at: "load_balancer_spec",
          what: "`load_balancer_spec` is slb.lcu.elastic beside `instance_charge_type = PayBySpec`",
          fix: "write a size, or `instance_charge_type = PayByCLCU`",
        })),
      ];
    },
  }),
  eachOf("slb_server_group", {
    code: "balancer/servers",
    source: "section 4.2: inline servers are deprecated, and undo attachments",
    check: (args, { address }, graph) => {
      const attached = resourcesOf(graph, "slb_server_group_server_attachment").some(
        ({ args: attachment }) =>
          referred(graph, attachment["server_group_id"], "slb_server_group")?.address === address,
      );
      return when(attached && blocks(args, "servers").length > 0, () => ({
        at: "servers",
        what: "it has `servers` of its own, and others are attached to it: they undo each other",
        fix: "remove `servers`",
      }));
    },
  }),
  eachOf("nlb_load_balancer", {
    code: "balancer/zones",
    source: "section 11: 2 to 10 zones",
    check: (args) => {
      const count = blocks(args, "zone_mappings").length;
      return when(!mayHaveMore(args, "zone_mappings") && (count < 2 || count > 10), () => ({
        at: "zone_mappings",
        what: `\`zone_mappings\` has ${count}`,
        fix: "write 2 to 10 zones",
      }));
    },
  }),
  eachOf("nlb_listener", {
    code: "balancer/nlb-idle",
    source: "section 4.3: 1 to 900, though the schema takes 0",
    check: ({ idle_timeout: timeout }) => {
      const seconds = number(timeout);
      return when(seconds !== undefined && (seconds < 1 || seconds > 900), () => ({
        at: "idle_timeout",
        what: `\`idle_timeout\` is ${seconds ?? ""}`,
        fix: "write 1 to 900",
      }));
    },
  }),
  eachOf("nlb_listener", {
    code: "balancer/nlb-ports",
    source: "section 4.3: listener_port 0 stands for a range",
    check: (args) => {
      const port = number(args["listener_port"]);
      const range = isSet(args, "start_port") && isSet(args, "end_port");
      return when(port !== undefined && (port === 0) !== range, () => ({
        at: "listener_port",
        what:
          port === 0
            ? "`listener_port` is 0, which stands for a range, and `start_port` and `end_port` are left out"
            : `\`listener_port\` is ${port ?? ""} beside \`start_port\` and \`end_port\``,
        fix: port === 0 ? "write both" : "write 0, or remove them",
      }));
    },
  }),
];
