import type { EdgeWish } from "../cloud-model";
import { dotted } from "../dotted";
import type { Geography } from "../geography";
import { contains, edgeCidr } from "../network";
import type { Rule } from "../rule";
import { didYouMean } from "../suggest";
import { edgeAtHome } from "./edge-regions";
import { hostBits, withoutSubnets } from "./networks";
import { perEdge } from "./per-edge";
import { portRules } from "./ports";
import { userDataTooLarge } from "./user-data";
import { strayZones } from "./zones";

/** Where home admits relays from. */
const relayRange = "10.0.0.0/8";

/** What holds of edges on every cloud. */
export function edgeRules(cloud: Geography): readonly Rule<EdgeWish>[] {
  return [
    ...portRules,
    perEdge("edge/region", `${cloud.title}: regions with machines and public addresses`, ({ region }, at) => {
      if (cloud.edgeRegions.includes(region)) return [];
      const why = cloud.whyNoEdge?.(region) ?? `where no edge can be${didYouMean(region, cloud.edgeRegions)}`;
      const what = `\`${dotted(at("region"))}\` is ${region}, ${why}`;
      return [{ path: at("region"), what, fix: `choose one of: ${[...cloud.edgeRegions].sort().join(", ")}` }];
    }),
    edgeAtHome,
    perEdge("edge/zone", `${cloud.title}: a zone belongs to one region`, ({ region, relays }, at) =>
      strayZones(
        cloud,
        region,
        Object.keys(relays.zones).map((name) => ({ name, path: at("relays", "zones", name) })),
      ),
    ),
    perEdge("edge/no-relay", "design: an edge is its relays", ({ relays }, at) => {
      if (Object.keys(relays.zones).length > 0) return [];
      const what = `\`${dotted(at("relays", "zones"))}\` is empty, so the edge has no relay`;
      return [{ path: at("relays", "zones"), what, fix: "write how many relays are in which zone, or drop the edge" }];
    }),
    perEdge("edge/user-data", `${cloud.title}: ${cloud.maxUserDataBytes} bytes`, ({ relays }, at) =>
      userDataTooLarge(cloud, at("relays", "userData"), relays.userData),
    ),
    perEdge("edge/cidr-start", "Terraform: a CIDR network address", ({ cidr }, at) =>
      hostBits({ path: at("cidr"), cidr }),
    ),
    perEdge("edge/cidr-range", "design: home admits relays from 10.0.0.0/8", ({ cidr }, at) => {
      if (cidr === undefined || contains(relayRange, cidr)) return [];
      const what = `\`${dotted(at("cidr"))}\` is ${cidr}, but home admits relays from ${relayRange} only`;
      return [
        { path: at("cidr"), what, fix: `choose a range inside ${relayRange}, or remove it for the region's own` },
      ];
    }),
    perEdge("edge/cidr-size", "design: a subnet has the number of its zone", (edge, at) => {
      if (edge.cidr === undefined && !Object.hasOwn(cloud.regionNumbers, edge.region)) return [];
      const cidr = edgeCidr(cloud, edge);
      return withoutSubnets(cloud, { path: at("cidr"), cidr }, Object.keys(edge.relays.zones));
    }),
  ];
}
