import type { Graph } from "../../cloud-model";
import { cidr } from "../../graph/cidr";
import { subnetRules } from "../../graph/subnets";
import { contains, privateRanges } from "../../network";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, provider } from "./provider";

/** Networks of regions. Facts: Alibaba sheet, section 4.1. */
export const networkRules: readonly Rule<Graph>[] = [
  eachOf("vpc", {
    code: "network/vpc-range",
    source: "section 4.1; VPC: inside 10/8, 172.16/12 or 192.168/16",
    check: ({ cidr_block: block }) => {
      const range = cidr(block);
      return when(range !== undefined && !privateRanges.some((one) => contains(one, range)), () => ({
        at: "cidr_block",
        what: `\`cidr_block\` is ${range ?? ""}, which is not a private range`,
        fix: `choose a range inside ${privateRanges.join(", ")}`,
      }));
    },
  }),
  ...subnetRules(provider, "section 4.1", "vswitch"),
];
