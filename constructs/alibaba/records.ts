import { AlidnsRecord } from "@cdktf/provider-alicloud/lib/alidns-record";
import type { Construct } from "constructs";
import type { Dns } from "../../model/dns";
import type { TrafficRequest } from "../cloud";
import { nameRecords } from "../name-records";

/** Alibaba Cloud DNS's code for every resolver that no other line matches. */
const defaultLine = "default";

/**
 * Names for the entry, for each edge and its relays, one that chooses among edges by place, and that of HTTPS, where they
 * are asked for. Returns those that have records. Facts: Alibaba sheet, section 7.
 */
export function records(scope: Construct, request: TrafficRequest & { readonly dns: Dns }, address: string): string[] {
  const { dns } = request;
  const all = nameRecords({
    ...request,
    entry: { type: "A", value: address },
    web: `${dns.name}.${dns.zone}`,
  });
  for (const { id, label, type, value, place = defaultLine } of all) {
    new AlidnsRecord(scope, id, {
      domainName: dns.zone,
      rr: label,
      type,
      line: place,
      value,
      ttl: dns.ttlSeconds,
      status: "ENABLE",
    });
  }
  return [...new Set(all.map(({ label }) => `${label}.${dns.zone}`))];
}
