import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import type { Construct } from "constructs";
import type { Common, DelegatedDns, EntryOutputs } from "../cloud";
import { delegationTtlSeconds } from "../delegation-ttl";
import { pinned } from "../pinned";

interface ZoneRequest extends Common {
  readonly dns: DelegatedDns;
  /** Whether it may not be destroyed. */
  readonly isProtected: boolean;
}

/** The game's own hosted zone and its delegation by the parent. Facts: AWS sheet, section 8.3. */
export function zone(scope: Construct, request: ZoneRequest): Required<Pick<EntryOutputs, "zoneId" | "nameServers">> {
  const { dns, name, tags, isProtected } = request;
  const made = pinned(
    new Route53Zone(scope, "zone", {
      name: dns.zone,
      comment: `names of ${name}`,
      // records that somebody made by hand are not taken along
      forceDestroy: false,
      tags: { ...tags },
      lifecycle: { preventDestroy: isProtected },
    }),
    "zone",
  );
  const { parentZoneId } = dns.delegate;
  if (parentZoneId !== undefined) {
    new Route53Record(scope, "delegation", {
      zoneId: parentZoneId,
      name: dns.zone,
      type: "NS",
      ttl: delegationTtlSeconds,
      records: made.nameServers,
    });
  }
  return { zoneId: made.zoneId, nameServers: made.nameServers };
}
