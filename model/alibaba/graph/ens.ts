import type { Graph } from "../../cloud-model";
import { privateRange } from "../../graph/private-range";
import { number } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

/** What is around machines of ENS. Facts: Alibaba sheet, sections 5.2, 5.3 and 15. */
export const ensRules: readonly Rule<Graph>[] = [
  eachOf("ens_eip", {
    code: "ens/address-bandwidth",
    source: "section 15, rule 14: 5 to 10000",
    check: ({ bandwidth }) => {
      const cap = number(bandwidth);
      return when(cap !== undefined && (cap < 5 || cap > 10_000), () => ({
        at: "bandwidth",
        what: `\`bandwidth\` is ${cap ?? ""}`,
        fix: "write 5 to 10000",
      }));
    },
  }),
  eachOf("ens_load_balancer", {
    code: "ens/load-balancer",
    source: "section 15, rule 15: there is no listener for it",
    check: () => [
      {
        what: "Terraform cannot give a load balancer of ENS a listener, so it sends nobody anywhere",
        fix: "remove it, and put an address on each machine",
      },
    ],
  }),
  eachOf(["ens_network", "ens_vswitch"], {
    code: "ens/network-range",
    source: "section 5.2: inside 10/8, 172.16/12 or 192.168/16",
    check: privateRange,
  }),
];
