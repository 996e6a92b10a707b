import { CdnDomain } from "@cdktf/provider-tencentcloud/lib/cdn-domain";
import type { Construct } from "constructs";
import type { Dns } from "../../model/dns";
import type { Https } from "../../model/https";
import { portRange } from "../../model/port";
import type { TrafficRequest } from "../cloud";

type Request = Pick<TrafficRequest, "tags" | "ports"> & { readonly dns: Dns; readonly https: Https };

/** Tencent CDN before the entry: TLS near players, nothing cached. Returns the name that leads to it. */
export function cdn(scope: Construct, { tags, dns, https, ports }: Request): string {
  const port = ports[https.port];
  const number = port ? portRange(port).from : 443;
  const domain = new CdnDomain(scope, "cdn", {
    domain: `${https.name}.${dns.zone}`,
    // every answer comes from the game
    serviceType: "dynamic",
    area: "overseas",
    origin: {
      originType: "domain",
      originList: [`${dns.name}.${dns.zone}:${number}`],
      serverName: `${https.name}.${dns.zone}`,
      originPullProtocol: https.origin,
    },
    originPullTimeout: { connectTimeout: 5, receiveTimeout: 60 },
    httpsConfig: {
      httpsSwitch: "on",
      http2Switch: "on",
      tlsVersions: ["TLSv1.2", "TLSv1.3"],
      serverCertificateConfig: { certificateId: https.certificate },
    },
    ruleCache: [{ ruleType: "all", rulePaths: ["*"], cacheTime: 0, switch: "off", noCacheSwitch: "on" }],
    // on where it is left out: asks the game for parts of an answer
    rangeOriginSwitch: "off",
    tags: { ...tags },
  });
  return domain.cname;
}
