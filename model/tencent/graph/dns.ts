import type { Graph } from "../../cloud-model";
import { number } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

/** Most seconds of a record, by type. */
const longest: Readonly<Record<string, number>> = { dnspod_record: 604_800, private_dns_record: 86_400 };

/** Records. Facts: Tencent sheet, section 7.5. */
export const dnsRules: readonly Rule<Graph>[] = [
  eachOf(Object.keys(longest), {
    code: "dns/ttl",
    source: "section 7.5",
    check: ({ ttl }, { type }) => {
      const [seconds, most = 0] = [number(ttl), longest[type]];
      return when(seconds !== undefined && (seconds < 1 || seconds > most), () => ({
        at: "ttl",
        what: `\`ttl\` is ${seconds ?? ""}`,
        fix: `write 1 to ${most}`,
      }));
    },
  }),
  eachOf(Object.keys(longest), {
    code: "dns/weight",
    source: "section 7.5: 1 to 100",
    check: ({ weight }) => {
      const written = number(weight);
      return when(written !== undefined && (written < 1 || written > 100), () => ({
        at: "weight",
        what: `\`weight\` is ${written ?? ""}`,
        fix: "write 1 to 100; to send nobody there set `status = DISABLE`",
      }));
    },
  }),
];
