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
import { idle } from "./idle";
import { homeRegions } from "./regions";
import { acknowledgedRule } from "./rules/acknowledged";
import { bandwidthRules } from "./rules/bandwidth";
import { ttlRule } from "./rules/dns";
import { ensRules } from "./rules/ens";
import { ensAddressRules } from "./rules/ens-addresses";
import { entryRules } from "./rules/entry";
import { alibabaEnvironmentRules } from "./rules/environment";
import { homeRegionRules } from "./rules/home-region";
import { listenerRules } from "./rules/listeners";
import { fleetRules, relayRules } from "./rules/machines";

const { edgeRegions, maxUserDataBytes, regionNumbers, zoneNumber, zoneRegion } = geography;

/** Alibaba Cloud: Anycast EIP, private CLB, Auto Scaling, ECS relays on CEN, ENS relays, Alibaba Cloud DNS. */
export const alibabaModel: CloudModel = {
  name: "alibaba",
  provider: { source: "aliyun/alicloud", version: "1.289.0" },
  // the address is asked for centrally, and what it is bound to is home's
  entryRegion: (homeRegion) => homeRegion,
  homeRegions,
  edgeRegions,
  maxUserDataBytes,
  regionNumbers,
  zoneNumber,
  zoneRegion,
  idle,
  entryRules: [...capabilityRules(capabilities.entry, "alibaba"), ...entryRules, ...zoneRules, acknowledgedRule],
  homeRules: [
    ...capabilityRules(capabilities.home, "alibaba"),
    ...homeRegionRules,
    ...homeRules(geography),
    ...listenerRules,
    ...timeoutRules({ idle }),
    ...fleetRules,
    acknowledgedRule,
  ],
  trafficRules: [
    ...capabilityRules(capabilities.traffic, "alibaba"),
    ...timeoutRules({ idle }),
    ...spreadRules,
    takenLabel(({ dns }) => dns?.spread !== undefined),
    ...httpsRules,
    ttlRule,
  ],
  edgeRules: [
    ...capabilityRules(capabilities.edge, "alibaba"),
    ...edgeRules(geography),
    ...timeoutRules({ idle }),
    ...bandwidthRules,
    ...ensRules,
    ...ensAddressRules,
    ...relayRules,
  ],
  environmentRules: [
    ...capabilityRules(capabilities.environment, "alibaba"),
    ...environmentRules(geography),
    ...alibabaEnvironmentRules,
  ],
  graphRules,
  exposure,
  advice,
  edgeAdvice,
};
