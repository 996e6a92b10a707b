import type { Capability } from "../capability";
import type { TrafficWish } from "../cloud-model";
import type { Https } from "../https";
import type { Path } from "../rule";

const byName = "a CNAME record to the CDN, or to the entry's name";

/** What may be wished of HTTPS by a domain name. */
export const httpsCapabilities: readonly Capability<Pick<TrafficWish, "https">>[] = [
  {
    id: "https-name",
    wish: "HTTPS by a domain name",
    on: { tencent: { realised: byName }, aws: { realised: byName }, alibaba: { realised: byName } },
    source: "design: players no edge is near find the game by name",
    asked: ({ https }) => (https === undefined ? [] : [["https"]]),
  },
  {
    id: "cdn-cloudfront",
    wish: "CloudFront",
    on: {
      tencent: { refused: "it is a service of AWS", instead: "write `cdn: tencent-cdn`, or `cdn: none`" },
      aws: { realised: "a distribution that caches nothing; WebSocket passes" },
      alibaba: { refused: "it is a service of AWS", instead: "write `cdn: none`" },
    },
    source: "aws_cloudfront_distribution; CloudFront guide: WebSockets",
    asked: ({ https }) => through("cloudfront", https),
  },
  {
    id: "cdn-tencent",
    wish: "Tencent CDN",
    on: {
      tencent: { realised: "dynamic acceleration outside mainland China; requests and answers, no WebSocket" },
      aws: { refused: "it is a service of Tencent Cloud", instead: "write `cdn: cloudfront`, or `cdn: none`" },
      alibaba: { refused: "it is a service of Tencent Cloud", instead: "write `cdn: none`" },
    },
    source: "tencentcloud_cdn_domain",
    asked: ({ https }) => through("tencent-cdn", https),
  },
  {
    id: "https-check",
    wish: "health check of the HTTPS name",
    on: {
      tencent: {
        refused: "an instance of its health-checked DNS cannot be destroyed by Terraform",
        instead: "remove `check`; watch the name from outside",
      },
      aws: { realised: "failover records: the CDN while it answers, else the entry" },
      alibaba: { refused: "its records have no health check", instead: "remove `check`; watch the name from outside" },
    },
    source: "Tencent sheet, section 7.5; AWS sheet, section 8.3; Alibaba sheet, section 7",
    asked: ({ https }) => (https?.check === undefined ? [] : [["https", "check"]]),
  },
];

function through(cdn: Https["cdn"], https: Https | undefined): Path[] {
  return https?.cdn === cdn ? [["https", "cdn"]] : [];
}
