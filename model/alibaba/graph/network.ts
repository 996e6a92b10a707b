import type { Graph } from "../../cloud-model";
import { privateRange } from "../../graph/private-range";
import { subnetRules } from "../../graph/subnets";
import type { Rule } from "../../rule";
import { eachOf, provider } from "./provider";

/** Networks of regions. Facts: Alibaba sheet, section 4.1. */
export const networkRules: readonly Rule<Graph>[] = [
  eachOf("vpc", {
    code: "network/vpc-range",
    source: "section 4.1; VPC: inside 10/8, 172.16/12 or 192.168/16",
    check: privateRange,
  }),
  ...subnetRules(provider, "section 4.1", "vswitch"),
];
