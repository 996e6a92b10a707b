import type { Graph } from "../../cloud-model";
import { reference, setAmong, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, resourcesOf } from "./provider";

const single = ["vpc_security_group_ingress_rule", "vpc_security_group_egress_rule", "security_group_rule"];

/** Security groups. Facts: AWS sheet, section 11. */
export const securityRules: readonly Rule<Graph>[] = [
  eachOf("security_group", {
    code: "security/accelerator-group",
    source: "section 11: the accelerator makes one of this name in each network",
    check: ({ name }) =>
      when(text(name) === "GlobalAccelerator", () => ({
        at: "name",
        what: "`name` is GlobalAccelerator, the group the accelerator makes and owns",
        fix: "choose another name, and read that one with data.aws_security_group",
      })),
  }),
  eachOf("security_group", {
    code: "security/owner",
    source: "aws_security_group: rules inside of it undo those beside it",
    check: (args, { address }, graph) => {
      const rival = single
        .flatMap((type) => resourcesOf(graph, type))
        .find((rule) => reference(rule.args["security_group_id"])?.address === address);
      return setAmong(args, ["ingress", "egress"]).flatMap((at) =>
        when(rival !== undefined, () => ({
          at,
          what: `\`${at}\` and ${rival?.address ?? ""} both write rules of the group, and undo each other`,
          fix: "keep the rules beside the group",
        })),
      );
    },
  }),
];
