import type { EdgeWish, HomeWish } from "../../cloud-model";
import { dotted } from "../../dotted";
import type { Finding, Path, Rule } from "../../rule";
import { perEdge } from "../../rules/per-edge";
import { outlyingZone } from "../zones";

const zoneSource = "AWS sheet, section 6; docs about-endpoints-caveats";
const sizeSource = "Amazon VPC: a network is a /16 to a /28";

/** Where home's network can be. */
export const homeNetworkRules: readonly Rule<HomeWish>[] = [
  {
    code: "home/zone-outlying",
    source: zoneSource,
    check: ({ home: { zones } }) => zones.flatMap((zone, index) => outlying(zone, ["home", "zones", index])),
  },
  {
    code: "home/cidr-large",
    source: sizeSource,
    check: ({ home: { cidr } }) => tooLarge(cidr, ["home", "cidr"]),
  },
];

/** Where an edge's network can be. */
export const edgeNetworkRules: readonly Rule<EdgeWish>[] = [
  perEdge("edge/zone-outlying", zoneSource, ({ relays: { zones } }, at) =>
    Object.keys(zones).flatMap((zone) => outlying(zone, at("relays", "zones", zone))),
  ),
  perEdge("edge/cidr-large", sizeSource, ({ cidr }, at) => tooLarge(cidr, at("cidr"))),
];

function outlying(zone: string, path: Path): Finding[] {
  const kind = outlyingZone(zone);
  if (kind === undefined) return [];
  const why =
    kind === "Local Zone"
      ? "where Global Accelerator reaches no load balancer and no machine"
      : "which only subscribers of its carrier reach, and Global Accelerator not at all";
  const what = `${zone} is a ${kind}, ${why}`;
  return [{ path, what, fix: "write zones of the region itself; a place outside of one is reached by DNS only" }];
}

function tooLarge(cidr: string | undefined, path: Path): Finding[] {
  if (cidr === undefined || Number(cidr.split("/")[1]) >= 16) return [];
  const what = `\`${dotted(path)}\` is ${cidr}, and a network on AWS has a /16 at most`;
  return [{ path, what, fix: "choose a /16, or remove it for the default" }];
}
