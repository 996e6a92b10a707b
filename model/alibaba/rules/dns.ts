import type { TrafficWish } from "../../cloud-model";
import type { Rule } from "../../rule";
import { longestTtl } from "../ttl";

/** What records of Alibaba Cloud DNS take. */
export const ttlRule: Rule<Pick<TrafficWish, "dns">> = {
  code: "dns/ttl",
  source: "Alibaba Cloud DNS: TTL (doc-detail/29806), to 86400 in every edition",
  check: ({ dns }) => {
    if (dns === undefined || dns.ttlSeconds <= longestTtl) return [];
    const what = `\`dns.ttlSeconds\` is ${dns.ttlSeconds}, and a record of Alibaba Cloud DNS is kept for ${longestTtl} at most`;
    return [{ path: ["dns", "ttlSeconds"], what, fix: `write at most ${longestTtl}` }];
  },
};
