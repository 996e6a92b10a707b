import { Route53HealthCheck } from "@cdktf/provider-aws/lib/route53-health-check";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { Construct } from "constructs";
import { fallbackRecords } from "../../model/aws/fallback-records";
import type { Dns } from "../../model/dns";
import { fallbackLabel } from "../../model/fallback-label";
import { portRange } from "../../model/port";
import type { TrafficRequest } from "../cloud";
import { httpsName } from "./https";
import { choicesOf } from "./spread";

/** The hosted zone of every accelerator: a constant of AWS. */
const acceleratorZone = "Z2BJ6XQ5FK7U4H";

type Request = TrafficRequest & { readonly dns: Dns };

/**
 * Names for the accelerator, for each edge, and one for the nearest edge that is well, should the accelerator be in
 * trouble. Returns them. Facts: AWS sheet, section 8.3.
 */
export function records(scope: Construct, request: Request): string[] {
  const { dns, entry, edges, dualStack, https } = request;
  const zoneId = zoneOf(request);
  const name = `${dns.name}.${dns.zone}`;
  for (const type of dualStack ? ["A", "AAAA"] : ["A"]) {
    new Route53Record(scope, `record-entry-${type.toLowerCase()}`, {
      zoneId,
      name,
      type,
      alias: { name: entry.dnsName ?? "", zoneId: acceleratorZone, evaluateTargetHealth: true },
    });
  }
  // a drained edge takes no new players by any name
  const keys = Object.keys(edges)
    .filter((key) => edges[key]?.drain === false)
    .sort();
  for (const key of keys) edgeRecords(scope, key, request);
  return [
    name,
    ...keys.map((key) => `${key}.${name}`),
    ...(keys.length > 0 ? [`${fallbackLabel}.${name}`] : []),
    ...(https ? [httpsName(scope, { ...request, https, zoneId })] : []),
  ];
}

function edgeRecords(scope: Construct, key: string, request: Request): void {
  const { dns, edges } = request;
  const edge = edges[key];
  if (!edge) return;
  const common = {
    zoneId: zoneOf(request),
    type: "A",
    ttl: dns.ttlSeconds,
    records: Object.keys(edge.addresses)
      .sort()
      .flatMap((address) => edge.addresses[address] ?? []),
  };
  new Route53Record(scope, `record-${key}`, { ...common, name: `${key}.${dns.name}.${dns.zone}` });
  const healthCheckId = healthOf(scope, key, request);
  for (const { id, ...choice } of choicesOf(key, edge, dns)) {
    new Route53Record(scope, `record-${fallbackLabel}-${id}`, {
      ...common,
      ...choice,
      name: `${fallbackLabel}.${dns.name}.${dns.zone}`,
      ttl: fallbackRecords.ttlSeconds,
      ...(healthCheckId !== undefined && { healthCheckId }),
    });
  }
}

/** An edge is well while one of its addresses answers on a TCP port. UDP cannot be probed: without TCP nothing is known. */
function healthOf(scope: Construct, key: string, { name, tags, edges, ports }: Request): string | undefined {
  const [port] = Object.values(ports)
    .filter(({ protocol }) => protocol === "tcp")
    .map((one) => portRange(one).from)
    .sort((a, b) => a - b);
  if (port === undefined) return undefined;
  const checks = Object.entries(edges[key]?.addresses ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([zone, ipAddress]) =>
        new Route53HealthCheck(scope, `health-${key}-${zone}`, {
          type: "TCP",
          ipAddress,
          port,
          requestInterval: fallbackRecords.intervalSeconds,
          failureThreshold: fallbackRecords.failures,
          tags: { ...tags, Name: `${name}-${key}-${zone}` },
        }),
    );
  const all = new Route53HealthCheck(scope, `health-${key}`, {
    type: "CALCULATED",
    childHealthchecks: checks.map(({ id }) => id),
    childHealthThreshold: 1,
    tags: { ...tags, Name: `${name}-${key}` },
  });
  return all.id;
}

/** The zone that is there, or the one that was made with the entry. */
function zoneOf({ dns, entry }: Request): string {
  return (dns.delegate ? entry.zoneId : dns.zoneId) ?? "";
}
