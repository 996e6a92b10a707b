import { capabilities } from "../capabilities";
import type { CloudModel } from "../cloud-model";
import { capabilityRules } from "../rules/capabilities";
import { spreadRules, zoneRules } from "../rules/dns";
import { edgeRules } from "../rules/edges";
import { environmentRules } from "../rules/environment";
import { homeRules } from "../rules/home";
import { httpsRules } from "../rules/https";
import { takenLabel } from "../rules/taken-label";
import { timeoutRules } from "../timeouts/rules";
import { advice, edgeAdvice } from "./advice";
import { geography } from "./geography";
import { graphRules } from "./graph";
import { exposure } from "./graph/exposure";
import { ga2Idle, idle } from "./idle";
import { homeRegions } from "./regions";
import { accountIds } from "./rules/account-ids";
import { acceleratedEdgeRules, acceleratedEnvironmentRules, acceleratedHomeRules } from "./rules/accelerator";
import { bandwidthRules } from "./rules/bandwidth";
import { tencentNameRules, tencentZoneRules } from "./rules/dns";
import { edgeZoneRules } from "./rules/edge-zones";
import { entryRules } from "./rules/entry";
import { tencentEnvironmentRules } from "./rules/environment";
import { homeRegionRules } from "./rules/home-region";
import { fleetInstanceType, relayInstanceType } from "./rules/instance-type";
import { listenerRules } from "./rules/listeners";

const idles = { idle, idleByEntry: { ga2: ga2Idle } };
const { edgeRegions, maxUserDataBytes, regionNumbers, zoneNumber, zoneRegion } = geography;

/** Tencent Cloud: Anycast EIP or Global Accelerator 2.0, private CLB, Auto Scaling, CVM relays on CCN, DNSPod. */
export const tencentModel: CloudModel = {
  name: "tencent",
  provider: { source: "tencentcloudstack/tencentcloud", version: "1.83.25" },
  // an anycast address belongs to home's region
  entryRegion: (homeRegion) => homeRegion,
  homeRegions,
  edgeRegions,
  maxUserDataBytes,
  regionNumbers,
  zoneNumber,
  zoneRegion,
  ...idles,
  entryRules: [...capabilityRules(capabilities.entry, "tencent"), ...entryRules, ...zoneRules, ...tencentZoneRules],
  homeRules: [
    ...capabilityRules(capabilities.home, "tencent"),
    ...homeRegionRules,
    ...homeRules(geography),
    ...listenerRules,
    ...timeoutRules(idles),
    ...acceleratedHomeRules,
    fleetInstanceType,
  ],
  trafficRules: [
    ...capabilityRules(capabilities.traffic, "tencent"),
    ...timeoutRules(idles),
    ...spreadRules,
    takenLabel(({ dns }) => dns?.spread !== undefined),
    ...httpsRules,
    ...tencentNameRules,
  ],
  edgeRules: [
    ...capabilityRules(capabilities.edge, "tencent"),
    ...edgeRules(geography),
    ...timeoutRules(idles),
    ...bandwidthRules,
    ...acceleratedEdgeRules,
    ...edgeZoneRules,
    relayInstanceType,
    accountIds.edge,
  ],
  environmentRules: [
    ...capabilityRules(capabilities.environment, "tencent"),
    ...environmentRules(geography),
    ...tencentEnvironmentRules,
    ...acceleratedEnvironmentRules,
  ],
  graphRules,
  exposure,
  advice,
  edgeAdvice,
};
