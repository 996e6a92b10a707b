import { DnspodDomainInstance } from "@cdktf/provider-tencentcloud/lib/dnspod-domain-instance";
import { DnspodRecord } from "@cdktf/provider-tencentcloud/lib/dnspod-record";
import type { Construct } from "constructs";
import type { Common, DelegatedDns } from "../cloud";
import { delegationTtlSeconds } from "../delegation-ttl";
import { pinned } from "../pinned";
import { replacedWhen } from "../replaced-when";
import { defaultLine } from "./default-line";

interface ZoneRequest extends Common {
  readonly dns: DelegatedDns;
  /** Whether it may not be destroyed. */
  readonly isProtected: boolean;
}

/** The game's own domain at DNSPod and its delegation by the parent. Facts: Tencent sheet, sections 7.5 and 24. */
export function zone(scope: Construct, { dns, name, isProtected }: ZoneRequest): void {
  pinned(
    new DnspodDomainInstance(scope, "zone", {
      domain: dns.zone,
      remark: `names of ${name}`,
      status: "enable",
      lifecycle: {
        preventDestroy: isProtected,
        // left out it is the default group's, and read back it would replace the zone
        ignoreChanges: ["group_id"],
        // the provider plans another name in place, and changes nothing
        replaceTriggeredBy: [replacedWhen(scope, "zone-name", dns.zone)],
      },
    }),
    "zone",
  );
  const { parent, nameServers = [] } = dns.delegate;
  if (parent === undefined) return;
  for (const server of nameServers) {
    new DnspodRecord(scope, `delegation-${server}`, {
      domain: parent,
      subDomain: dns.zone.slice(0, -parent.length - 1),
      recordType: "NS",
      recordLine: defaultLine,
      value: `${server}.`,
      ttl: delegationTtlSeconds,
    });
  }
}
