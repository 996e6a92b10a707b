import type { Graph } from "../../cloud-model";
import { flag, isTemplate, number, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, referred, resourcesOf } from "./provider";

/** Bytes of a start script: those of ECS raw, those of ENS in base64. */
const maxUserData = 16 * 1024;

/** Machines of regions and nodes, and their addresses. Facts: Alibaba sheet, sections 4.1, 5.1 and 15. */
export const machineRules: readonly Rule<Graph>[] = [
  eachOf(["ens_instance", "ess_scaling_configuration", "instance"], {
    code: "machine/user-data",
    source: "section 15, rule 12: 16 KB in base64 at a node; ECS: 16 KB before it",
    check: ({ user_data: data }, { type }) => {
      const script = text(data) ?? "";
      // where it is base64 already, three bytes have become four
      const most = type === "ens_instance" ? maxUserData : Math.ceil(maxUserData / 3) * 4;
      return when(script.length > most, () => ({
        at: "user_data",
        what: `\`user_data\` has ${script.length} characters, more than ${most}`,
        fix: "let the script fetch the rest, or put it into the image",
      }));
    },
  }),
  eachOf("eip_address", {
    code: "machine/address-bandwidth",
    source: "ROS: ALIYUN::ECS::EIP, paid by traffic: 1 to 200",
    check: ({ bandwidth, internet_charge_type: charge }) => {
      const cap = number(bandwidth);
      const byTraffic = text(charge) === "PayByTraffic";
      return when(byTraffic && cap !== undefined && (cap < 1 || cap > 200), () => ({
        at: "bandwidth",
        what: `\`bandwidth\` is ${cap ?? ""} beside \`internet_charge_type = PayByTraffic\``,
        fix: "write 1 to 200",
      }));
    },
  }),
  eachOf("eip_association", {
    code: "machine/two-addresses",
    source: "ECS: a machine with a public address of its own takes no EIP",
    check: ({ instance_id: id }, _resource, graph) => {
      const out = number(referred(graph, id, "instance")?.args["internet_max_bandwidth_out"]);
      return when(out !== undefined && out > 0, () => ({
        at: "instance_id",
        what: "it binds a machine that gets a public address of its own by `internet_max_bandwidth_out`",
        fix: "set `internet_max_bandwidth_out = 0` on the machine",
      }));
    },
  }),
  eachOf("ens_instance", {
    code: "machine/node-two-addresses",
    source: "section 5.1: public_ip_identification is true where it is left out",
    check: ({ public_ip_identification: own }, { address }, graph) => {
      const bound = resourcesOf(graph, "ens_eip_instance_attachment").some(
        ({ args }) => referred(graph, args["instance_id"], "ens_instance")?.address === address,
      );
      return when(bound && !isTemplate(own) && flag(own) !== false, () => ({
        at: "public_ip_identification",
        what: "it gets a public address of its own, and an EIP is bound to it too",
        fix: "write `public_ip_identification = false`",
      }));
    },
  }),
];
