import type { Graph } from "../../cloud-model";
import { number, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { longestTtl } from "../ttl";
import { eachOf } from "./provider";

/** Records of Alibaba Cloud DNS. Facts: Alibaba sheet, section 7. */
export const dnsRules: readonly Rule<Graph>[] = [
  eachOf("alidns_record", {
    code: "dns/record-ttl",
    source: "Alibaba Cloud DNS: TTL (doc-detail/29806), 1 to 86400",
    check: ({ ttl }) => {
      const seconds = number(ttl);
      return when(seconds !== undefined && (seconds < 1 || seconds > longestTtl), () => ({
        at: "ttl",
        what: `\`ttl\` is ${seconds ?? ""}`,
        fix: `write 1 to ${longestTtl}`,
      }));
    },
  }),
  eachOf("alidns_record", {
    code: "dns/record-name",
    source: "section 7: rr is the name in the domain, not with it",
    check: ({ rr, domain_name: domain }) => {
      const [name, zone] = [text(rr), text(domain)];
      const whole = name !== undefined && zone !== undefined && (name === zone || name.endsWith(`.${zone}`));
      return when(whole, () => ({
        at: "rr",
        what: `\`rr\` is ${name ?? ""}, which has the domain in it`,
        fix: "write the name in the domain alone; @ for the domain itself",
      }));
    },
  }),
];
