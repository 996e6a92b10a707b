import { DnspodRecord } from "@cdktf/provider-tencentcloud/lib/dnspod-record";
import type { Construct } from "constructs";
import type { Dns } from "../../model/dns";
import type { TrafficRequest } from "../cloud";
import { nameRecords, type NameRecord } from "../name-records";
import { cdn } from "./cdn";
import { defaultLine } from "./default-line";

/**
 * Names for the entry, for each edge and its relays, one that chooses among edges, and that of HTTPS, where they are asked
 * for. Returns those that have records. Facts: Tencent sheet, section 7.5.
 */
export function records(
  scope: Construct,
  request: TrafficRequest & { readonly dns: Dns },
  entry: Pick<NameRecord, "type" | "value">,
): string[] {
  const { dns, https } = request;
  const web = https && https.cdn !== "none" ? cdn(scope, { ...request, https }) : `${dns.name}.${dns.zone}`;
  const all = nameRecords({ ...request, entry, web });
  for (const { id, label, type, value, weight, place = "default" } of all) {
    new DnspodRecord(scope, id, {
      domain: dns.zone,
      subDomain: label,
      recordType: type,
      recordLine: place === "default" ? defaultLine : place,
      value,
      ttl: dns.ttlSeconds,
      ...(weight !== undefined && { weight }),
    });
  }
  return [...new Set(all.map(({ label }) => `${label}.${dns.zone}`))];
}
