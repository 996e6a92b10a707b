import type { CloudModel } from "../cloud-model";
import { edgeRules } from "../rules/edges";
import { environmentRules } from "../rules/environment";
import { homeRules } from "../rules/home";
import { advice } from "./advice";
import { geography } from "./geography";
import { graphRules } from "./graph";
import { homeRegions } from "./regions";
import { entryRules } from "./rules/entry";
import { tencentEnvironmentRules } from "./rules/environment";
import { homeRegionRules } from "./rules/home-region";
import { fleetInstanceType, relayInstanceType } from "./rules/instance-type";
import { listenerRules } from "./rules/listeners";

const { edgeRegions, regionNumbers, zoneNumber, zoneRegion } = geography;

/** Tencent Cloud: Anycast EIP, private CLB, Auto Scaling, CVM relays on CCN, DNSPod. */
export const tencentModel: CloudModel = {
  name: "tencent",
  provider: { source: "tencentcloudstack/tencentcloud", version: "1.83.25" },
  homeRegions,
  edgeRegions,
  regionNumbers,
  zoneNumber,
  zoneRegion,
  entryRules,
  homeRules: [...homeRegionRules, ...homeRules(geography), ...listenerRules, fleetInstanceType],
  trafficRules: [],
  edgeRules: [...edgeRules(geography), relayInstanceType],
  environmentRules: [...environmentRules(geography), ...tencentEnvironmentRules],
  graphRules,
  advice,
};
