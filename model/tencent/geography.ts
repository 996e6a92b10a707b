import { cloudTitles } from "../cloud-titles";
import type { Geography } from "../geography";
import { regionNumbers } from "./region-numbers";
import { edgeRegions, homeRegions, mainlandRegions, unlistedRegions } from "./regions";
import { zoneNumber, zoneRegion } from "./zones";

/** Tencent Cloud as the rules that hold on every cloud see it. */
export const geography: Geography = {
  title: cloudTitles.tencent,
  edgeRegions,
  knownRegions: [...new Set([...homeRegions, ...unlistedRegions, ...mainlandRegions, ...edgeRegions])],
  regionNumbers,
  zoneNumber,
  zoneRegion,
  zoneLike: (region, written) => `${region}-${/\d+$/.exec(written)?.[0] ?? "1"}`,
  // 16 KB in base64 (Tencent sheet, section 4.5)
  maxUserDataBytes: 12_288,
  takenLabels: [],
};
