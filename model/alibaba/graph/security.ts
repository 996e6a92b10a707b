import type { Graph } from "../../cloud-model";
import { isSet, isTemplate, setAmong, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

const sources = ["cidr_ip", "ipv6_cidr_ip", "source_security_group_id", "prefix_list_id"];

/** Rules of security groups. Facts: Alibaba sheet, section 4.1. */
export const securityRules: readonly Rule<Graph>[] = [
  eachOf("security_group_rule", {
    code: "security/source",
    source: "section 4.1: one source",
    check: (args) => {
      const set = setAmong(args, sources);
      // a template may turn out to be null
      if (set.length === 1 || set.some((name) => isTemplate(args[name]) && set.length > 1)) return [];
      return [
        {
          what:
            set.length === 0
              ? "it says nothing of who may come"
              : `${set.map((name) => `\`${name}\``).join(" and ")} are both set`,
          fix: `write one of: ${sources.join(", ")}`,
        },
      ];
    },
  }),
  eachOf("security_group_rule", {
    code: "security/port-range",
    source: "section 4.1: from/to, and -1/-1 for what has no ports",
    check: (args) => {
      const protocol = text(args["ip_protocol"]);
      const range = text(args["port_range"] ?? "-1/-1");
      if (protocol === undefined || range === undefined) return [];
      const hasPorts = protocol === "tcp" || protocol === "udp";
      const [from = 0, to = 0] = range.split("/").map(Number);
      const fits = hasPorts ? /^\d+\/\d+$/.test(range) && from >= 1 && from <= to && to <= 65_535 : range === "-1/-1";
      const is = isSet(args, "port_range") ? `is ${range}` : "is left out";
      return when(!fits, () => ({
        at: "port_range",
        what: `\`port_range\` ${is} in a rule of ${protocol}`,
        fix: hasPorts ? "write the first and the last port, as in 7000/7000" : "write -1/-1",
      }));
    },
  }),
];
