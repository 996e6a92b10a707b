import { capabilities } from "../capabilities";
import type { CloudModel } from "../cloud-model";
import { capabilityRules } from "../rules/capabilities";
import { edgeRules } from "../rules/edges";
import { environmentRules } from "../rules/environment";
import { homeRules } from "../rules/home";
import { advice } from "./advice";
import { geography } from "./geography";
import { graphRules } from "./graph";
import { homeRegions } from "./regions";
import { bandwidthRules } from "./rules/bandwidth";
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
  // an anycast address belongs to home's region
  entryRegion: (homeRegion) => homeRegion,
  homeRegions,
  edgeRegions,
  regionNumbers,
  zoneNumber,
  zoneRegion,
  entryRules: [...capabilityRules(capabilities.entry, "tencent"), ...entryRules],
  homeRules: [
    ...capabilityRules(capabilities.home, "tencent"),
    ...homeRegionRules,
    ...homeRules(geography),
    ...listenerRules,
    fleetInstanceType,
  ],
  trafficRules: capabilityRules(capabilities.traffic, "tencent"),
  edgeRules: [
    ...capabilityRules(capabilities.edge, "tencent"),
    ...edgeRules(geography),
    ...bandwidthRules,
    relayInstanceType,
  ],
  environmentRules: [
    ...capabilityRules(capabilities.environment, "tencent"),
    ...environmentRules(geography),
    ...tencentEnvironmentRules,
  ],
  graphRules,
  advice,
};
