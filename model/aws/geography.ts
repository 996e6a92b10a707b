import { cloudTitles } from "../cloud-titles";
import type { Geography } from "../geography";
import { fallbackLabel } from "../fallback-label";
import { regionNumbers } from "./region-numbers";
import { acceleratorRegions, foreignPartition, unlistedRegions } from "./regions";
import { outlyingZone, zoneNumber, zoneRegion } from "./zones";

/** AWS as the rules that hold on every cloud see it. */
export const geography: Geography = {
  title: cloudTitles.aws,
  edgeRegions: acceleratorRegions,
  knownRegions: [...acceleratorRegions, ...unlistedRegions],
  regionNumbers,
  zoneNumber,
  zoneRegion,
  zoneLike: (region, written) => `${region}${/[a-z]$/.exec(written)?.[0] ?? "a"}`,
  // before base64 (EC2: limits of user data)
  maxUserDataBytes: 16_384,
  takenLabels: [fallbackLabel],
  whyNoEdge,
};

/** Edges are behind the accelerator, which does not reach everything that AWS has. */
function whyNoEdge(region: string): string | undefined {
  const partition = foreignPartition(region);
  if (partition !== undefined) return `in ${partition}, which Global Accelerator does not reach`;
  const zone = outlyingZone(region) ?? outlyingZone(`${region}a`);
  if (zone !== undefined) return `a ${zone}: Global Accelerator reaches regions only`;
  return unlistedRegions.some((name) => name === region) ? "not among the regions of Global Accelerator" : undefined;
}
