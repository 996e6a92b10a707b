import type { EdgeWish } from "../../cloud-model";
import { dotted } from "../../dotted";
import type { Rule } from "../../rule";
import { perEdge } from "../../rules/per-edge";
import { zoneNumber, zoneRegion } from "../zones";

/** Edges in zones outside the regions' own, whose names only the account's owner can know. */
export const edgeZoneRules: readonly Rule<EdgeWish>[] = [
  perEdge(
    "edge/edge-zone",
    "Tencent sheet, section 5, way 2: an allow-list of the account",
    ({ kind }, at, { acknowledge = [] }) => {
      if (kind !== "edge-zone" || acknowledge.includes("edge-zones")) return [];
      const path = at("kind");
      const what = `\`${dotted(path)}\` is edge-zone, which an account has to be allowed to use`;
      return [{ path, what, fix: "write `acknowledge: [edge-zones]` once the console shows the zone to the account" }];
    },
  ),
  perEdge("edge/edge-zone-name", "design: a subnet has the number of its zone", ({ kind, region, relays }, at) => {
    if (kind !== "edge-zone") return [];
    return Object.keys(relays.zones).flatMap((zone) => {
      const path = at("relays", "zones", zone);
      if (zoneRegion(zone) === region) {
        const what = `\`${dotted(path)}\` is an ordinary zone of ${region}`;
        return [{ path, what, fix: "write the name of an edge zone, or `kind: region`" }];
      }
      if (zoneNumber(zone) !== undefined) return [];
      const what = `\`${dotted(path)}\` does not end in a hyphen and a number from 1 to 999, so its subnet has none`;
      return [{ path, what, fix: "write the zone as the console names it" }];
    });
  }),
  perEdge("edge/edge-zone-number", "design: a subnet has the number of its zone", ({ kind, relays }, at) => {
    if (kind !== "edge-zone") return [];
    const zones = Object.keys(relays.zones);
    return zones.flatMap((zone, index) => {
      const number = zoneNumber(zone);
      const other = zones.slice(0, index).find((before) => number !== undefined && zoneNumber(before) === number);
      if (other === undefined) return [];
      const path = at("relays", "zones", zone);
      const what = `\`${dotted(path)}\` ends in the same number as ${other}, so that both would have one subnet`;
      return [{ path, what, fix: "declare an edge in another region for it, or drop it" }];
    });
  }),
];
