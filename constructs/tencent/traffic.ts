import { DnspodRecord } from "@cdktf/provider-tencentcloud/lib/dnspod-record";
import { EipAssociation } from "@cdktf/provider-tencentcloud/lib/eip-association";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import type { Dns } from "../../model/dns";
import type { TrafficOutputs, TrafficRequest } from "../cloud";

/**
 * DNSPod's name for "every resolver that no other line matches". The API takes and returns it in Chinese on both sites;
 * `Default` would come back as this and never be at rest (the provider's own example; API CreateRecord, RecordLine).
 */
const defaultLine = "默认";

/** What the entry is bound to, and names. Facts: Tencent sheet, sections 3.3 and 7.5. */
export function traffic(scope: Construct, { entry, home, edges, dns }: TrafficRequest): TrafficOutputs {
  // never create_before_destroy: a second binding of a bound address is refused, so a rebind has a gap
  new EipAssociation(scope, "binding", { eipId: entry.entryId, instanceId: home.endpointId });
  if (!dns) return { names: [] };

  record(scope, "record-entry", { dns, subDomain: dns.name, address: String(Fn.element([...entry.addresses], 0)) });
  const keys = Object.keys(edges).sort();
  for (const edge of keys) {
    for (const [relay, address] of Object.entries(edges[edge]?.addresses ?? {})) {
      record(scope, `record-${edge}-${relay}`, { dns, subDomain: `${edge}.${dns.name}`, address });
    }
  }
  return { names: [dns.name, ...keys.map((edge) => `${edge}.${dns.name}`)].map((label) => `${label}.${dns.zone}`) };
}

interface RecordRequest {
  readonly dns: Dns;
  readonly subDomain: string;
  readonly address: string;
}

function record(scope: Construct, id: string, { dns, subDomain, address }: RecordRequest): void {
  new DnspodRecord(scope, id, {
    domain: dns.zone,
    subDomain,
    recordType: "A",
    recordLine: defaultLine,
    value: address,
    ttl: dns.ttlSeconds,
  });
}
