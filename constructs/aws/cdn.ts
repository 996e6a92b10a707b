import { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import type { Construct } from "constructs";
import type { Dns } from "../../model/dns";
import type { Https } from "../../model/https";
import { portRange } from "../../model/port";
import type { TrafficRequest } from "../cloud";

/** CloudFront's own policies: ids are the same in every account (docs: managed policies). */
const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
/** All that the player sends, among it what a WebSocket begins with. */
const allViewer = "216adef6-5c7f-47e4-b989-5492eafa07d3";

const originId = "entry";

type Request = Pick<TrafficRequest, "name" | "tags" | "ports"> & { readonly dns: Dns; readonly https: Https };

/** CloudFront before the entry: TLS near players, nothing cached, WebSocket lets through. Returns its domain name. */
export function cdn(scope: Construct, { name, tags, dns, https, ports }: Request): string {
  const port = ports[https.port];
  const number = port ? portRange(port).from : 443;
  const distribution = new CloudfrontDistribution(scope, "cdn", {
    comment: `HTTPS of ${name}`,
    enabled: true,
    aliases: [`${https.name}.${dns.zone}`],
    isIpv6Enabled: true,
    httpVersion: "http2",
    priceClass: "PriceClass_All",
    origin: [
      {
        originId,
        // the certificate there is for this name; the accelerator's own is not the game's
        domainName: `${dns.name}.${dns.zone}`,
        connectionAttempts: 3,
        connectionTimeout: 10,
        customOriginConfig: {
          httpPort: https.origin === "http" ? number : 80,
          httpsPort: https.origin === "https" ? number : 443,
          originProtocolPolicy: `${https.origin}-only`,
          originSslProtocols: ["TLSv1.2"],
          originReadTimeout: 60,
          originKeepaliveTimeout: 60,
        },
      },
    ],
    defaultCacheBehavior: {
      targetOriginId: originId,
      viewerProtocolPolicy: "https-only",
      allowedMethods: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
      cachedMethods: ["GET", "HEAD"],
      cachePolicyId: cachingDisabled,
      originRequestPolicyId: allViewer,
      compress: false,
    },
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: {
      acmCertificateArn: https.certificate,
      sslSupportMethod: "sni-only",
      minimumProtocolVersion: "TLSv1.2_2021",
    },
    // minutes, which nobody has who changes traffic in an incident
    waitForDeployment: false,
    tags: { ...tags, Name: `${name}-https` },
  });
  return distribution.domainName;
}
