import { cloudTitles } from "../cloud-titles";
import type { Geography } from "../geography";
import { regionNumbers } from "./region-numbers";
import { isEnsNode } from "./ens-node";
import { edgeRegions } from "./regions";
import { zoneNumber, zoneRegion } from "./zones";

/** Alibaba Cloud as the rules that hold on every cloud see it. */
export const geography: Geography = {
  title: cloudTitles.alibaba,
  edgeRegions,
  knownRegions: edgeRegions,
  regionNumbers,
  zoneNumber,
  zoneRegion,
  zoneLike: (region, written) => `${region}${/\d$/.test(region) ? "" : "-"}${/[a-z]$/.exec(written)?.[0] ?? "a"}`,
  // 16 KB in base64 at an ENS node (Alibaba sheet, section 5.1), taken for ECS too
  maxUserDataBytes: 12_288,
  takenLabels: [],
  whyNoEdge: (region) => (isEnsNode(region) ? "an ENS node, which is an edge of another kind: `kind: ens`" : undefined),
};
