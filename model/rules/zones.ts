import type { Geography } from "../geography";
import type { Finding, Path } from "../rule";
import { suggest } from "../suggest";

/** Zones that are not in their region. Where the region itself is not known its own rule has said so. */
export function strayZones(
  cloud: Geography,
  region: string,
  zones: readonly { readonly name: string; readonly path: Path }[],
): Finding[] {
  if (!cloud.knownRegions.includes(region)) return [];
  return zones
    .filter(({ name }) => cloud.zoneRegion(name) !== region)
    .map(({ name, path }) => {
      const meant = suggest(name, [cloud.zoneLike(region, name)]);
      const hint = meant === undefined ? "" : `, did you mean ${meant}?`;
      return {
        path,
        what: `${name} is no zone of ${region}${hint}`,
        fix: `write zones of ${region}, such as ${cloud.zoneLike(region, "")}, or another region`,
      };
    });
}
