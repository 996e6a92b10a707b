import { Route53HealthCheck } from "@cdktf/provider-aws/lib/route53-health-check";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { Construct } from "constructs";
import type { Dns } from "../../model/dns";
import type { Https } from "../../model/https";
import type { TrafficRequest } from "../cloud";
import { cdn } from "./cdn";

/** Of the records that change places when the CDN does not answer. */
const failoverTtlSeconds = 60;

interface Request extends TrafficRequest {
  readonly dns: Dns;
  readonly https: Https;
  readonly zoneId: string;
}

/**
 * The HTTPS name: to the CDN, or to the entry where there is none; with a check also to the entry while the CDN does not
 * answer. Returns it. Facts: AWS sheet, section 8.3.
 */
export function httpsName(scope: Construct, request: Request): string {
  const { dns, https, zoneId } = request;
  const name = `${https.name}.${dns.zone}`;
  const entry = `${dns.name}.${dns.zone}`;
  const record = { zoneId, name, type: "CNAME" };
  if (https.cdn === "none") {
    new Route53Record(scope, "record-https", { ...record, ttl: dns.ttlSeconds, records: [entry] });
    return name;
  }
  const domainName = cdn(scope, request);
  if (!https.check) {
    new Route53Record(scope, "record-https", { ...record, ttl: dns.ttlSeconds, records: [domainName] });
    return name;
  }
  const health = new Route53HealthCheck(scope, "health-https", {
    type: "HTTPS",
    // by the CDN's own name: the game's may lead to the entry just then
    fqdn: domainName,
    port: 443,
    resourcePath: https.check.path,
    enableSni: true,
    requestInterval: 30,
    failureThreshold: 3,
    tags: { ...request.tags, Name: `${request.name}-https` },
  });
  const primary = new Route53Record(scope, "record-https", {
    ...record,
    ttl: failoverTtlSeconds,
    records: [domainName],
    setIdentifier: "cdn",
    failoverRoutingPolicy: { type: "PRIMARY" },
    healthCheckId: health.id,
  });
  new Route53Record(scope, "record-https-entry", {
    ...record,
    ttl: failoverTtlSeconds,
    records: [entry],
    setIdentifier: "entry",
    failoverRoutingPolicy: { type: "SECONDARY" },
    // refused beside a simple record, which the primary is until it is changed
    dependsOn: [primary],
  });
  return name;
}
