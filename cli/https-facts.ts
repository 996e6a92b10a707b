import type { Environment } from "../model/environment";
import { portRange } from "../model/port";
import { timeoutsByWay } from "../model/timeouts/by-way";

/** Seconds without a byte after which a CDN closes a WebSocket (CloudFront quotas: idle timeout, 10 minutes). */
const cdnSeconds = { cloudfront: 600 } as const;

const cdnTitles = { cloudfront: "CloudFront", "tencent-cdn": "Tencent CDN" } as const;

/** What follows for players who come by HTTPS and a name, in whole sentences. */
export function httpsFacts(environment: Environment): string[] {
  const { dns, https, ports } = environment;
  const port = https && ports[https.port];
  if (dns === undefined || https === undefined || port === undefined) return [];
  const name = `${https.name}.${dns.zone}`;
  const entry = `${dns.name}.${dns.zone}`;
  const number = portRange(port).from;
  if (https.cdn === "none") {
    return [
      `HTTPS by name: https://${name}${number === 443 ? "" : `:${number}`} leads to the entry itself; the game's certificate must be for ${name}.`,
    ];
  }
  const least = Math.min(...timeoutsByWay(environment, port).map(({ leastPatient }) => leastPatient.seconds));
  const silence =
    https.cdn === "cloudfront"
      ? `a silent WebSocket lives ${Math.min(least, cdnSeconds.cloudfront)} seconds at most`
      : "WebSocket does not pass";
  return [
    `HTTPS by name: https://${name} leads to ${cdnTitles[https.cdn]}, which asks ${entry} by ${https.origin.toUpperCase()} on port ${number}; ${silence}.`,
    ...(https.origin === "https" ? [`HTTPS by name: the game's certificate must be for ${name} and ${entry}.`] : []),
    ...(https.check
      ? [
          `HTTPS by name: while ${https.check.path} does not answer through the CDN for 90 seconds, the name leads to the entry itself.`,
        ]
      : []),
  ];
}
