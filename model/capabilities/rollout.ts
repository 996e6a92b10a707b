import type { Capability } from "../capability";
import type { Environment } from "../environment";
import type { Rollout } from "../rollout";
import type { Path } from "../rule";

/** What the steps of a rollout may set. */
export const rolloutCapabilities: readonly Capability<Pick<Environment, "rollout">>[] = [
  {
    id: "rollout-dial",
    wish: "rollout by dials",
    on: {
      tencent: {
        refused: "an anycast address sends all its traffic to home, and a region has no dial",
        instead: "write `by: entry-weight` with an entry of kind `ga2`, or `by: dns-weight`",
      },
      aws: { realised: "traffic dials of endpoint groups, one applied plan a step; new connections only" },
      alibaba: {
        refused: "an Anycast EIP sends all its traffic to home, and a region has no dial",
        instead: "remove `rollout`; edges are added and taken out as a whole",
      },
    },
    source: "Tencent sheet, section 1; AWS sheet, section 9, R5 to R7; Alibaba sheet, section 17",
    asked: (declared) => by("dial", declared),
  },
  {
    id: "rollout-entry-weight",
    wish: "rollout by weights behind the entry",
    on: {
      tencent: {
        realised: "with an entry of kind `ga2`: weights of relays beside home's 100, one applied plan a step",
      },
      aws: {
        refused: "players enter the nearest region that is well, and weights are within a region alone",
        instead: "write `by: dial`",
      },
      alibaba: {
        refused: "an Anycast EIP sends all its traffic to home, whatever the weights",
        instead: "remove `rollout`; edges are added and taken out as a whole",
      },
    },
    source: "Tencent sheet, section 7.2; AWS sheet, section 8.2; Alibaba sheet, section 3",
    asked: (declared) => by("entry-weight", declared),
  },
  {
    id: "rollout-dns-weight",
    wish: "rollout by weights of DNS records",
    on: {
      tencent: {
        partly:
          "weights of records with the acknowledgement `dns-weights`; resolvers keep the old ones for `dns.ttlSeconds`",
      },
      aws: { realised: "weighted records with health checks; resolvers keep the old ones for 60 seconds" },
      alibaba: {
        refused: "alicloud_alidns_record takes no weight",
        instead: "remove `rollout`; edges are added and taken out as a whole",
      },
    },
    source: "Tencent sheet, section 7.5; AWS sheet, section 8.3; Alibaba sheet, section 7",
    asked: (declared) => by("dns-weight", declared),
  },
];

function by(way: Rollout["by"], { rollout }: Pick<Environment, "rollout">): Path[] {
  return rollout?.by === way ? [["rollout", "by"]] : [];
}
