import { capabilities } from "../capabilities";
import type { CloudModel } from "../cloud-model";
import { capabilityRules } from "../rules/capabilities";
import { spreadRules, zoneRules } from "../rules/dns";
import { edgeRules } from "../rules/edges";
import { environmentRules } from "../rules/environment";
import { homeRules } from "../rules/home";
import { httpsRules } from "../rules/https";
import { timeoutRules } from "../timeouts/rules";
import { acceleratorRegion } from "./accelerator-region";
import { advice, edgeAdvice } from "./advice";
import { geography } from "./geography";
import { graphRules } from "./graph";
import { exposure } from "./graph/exposure";
import { idle } from "./idle";
import { acceleratorRegions } from "./regions";
import { accountIds } from "./rules/account-ids";
import { alarmRules } from "./rules/alarms";
import { drainRule } from "./rules/drain";
import { dualStackUdp } from "./rules/dual-stack";
import { homeElsewhere } from "./rules/elsewhere";
import { entryRules } from "./rules/entry";
import { awsEnvironmentRules } from "./rules/environment";
import { healthRules } from "./rules/health";
import { homeRegionRules } from "./rules/home-region";
import { awsHttpsRules } from "./rules/https";
import { fleetRules, relayRules } from "./rules/machines";
import { edgeNetworkRules, homeNetworkRules } from "./rules/networks";
import { listenerRules } from "./rules/ports";
import { otherHomeOutside } from "./rules/other-home";
import { relayAddresses } from "./rules/relay-addresses";
import { sharedAddress } from "./rules/shared-address";
import { takenLabel } from "./rules/taken-label";
import { trafficRules } from "./rules/traffic";
import { awsPlaceRules, awsZoneRules } from "./rules/zone";

const { edgeRegions, maxUserDataBytes, regionNumbers, zoneNumber, zoneRegion } = geography;

/** AWS: Global Accelerator, Network Load Balancers, Auto Scaling, VPC peering, Route 53. */
export const awsModel: CloudModel = {
  name: "aws",
  // short for hashicorp/aws, as the bindings write it
  provider: { source: "aws", version: "6.25.0" },
  // home's region may be what is down when traffic has to change
  entryRegion: () => acceleratorRegion,
  homeRegions: acceleratorRegions,
  edgeRegions,
  maxUserDataBytes,
  regionNumbers,
  zoneNumber,
  zoneRegion,
  idle,
  entryRules: [...capabilityRules(capabilities.entry, "aws"), ...entryRules, ...zoneRules, ...awsZoneRules],
  homeRules: [
    ...capabilityRules(capabilities.home, "aws"),
    ...homeRegionRules,
    ...homeRules(geography),
    ...homeNetworkRules,
    ...listenerRules,
    ...timeoutRules({ idle }),
    ...healthRules,
    ...fleetRules,
    ...alarmRules,
    dualStackUdp,
  ],
  edgeRules: [
    ...capabilityRules(capabilities.edge, "aws"),
    ...edgeRules(geography),
    ...edgeNetworkRules,
    ...homeElsewhere([...listenerRules, ...healthRules]),
    ...timeoutRules({ idle }),
    ...relayRules,
    drainRule,
    otherHomeOutside,
    relayAddresses,
    sharedAddress,
    takenLabel,
    dualStackUdp,
    accountIds.edge,
  ],
  trafficRules: [
    ...capabilityRules(capabilities.traffic, "aws"),
    ...listenerRules,
    ...timeoutRules({ idle }),
    ...trafficRules,
    ...spreadRules,
    ...awsPlaceRules,
    ...httpsRules,
    ...awsHttpsRules,
  ],
  environmentRules: [
    ...capabilityRules(capabilities.environment, "aws"),
    ...environmentRules(geography),
    ...awsEnvironmentRules,
  ],
  graphRules,
  exposure,
  advice,
  edgeAdvice,
};
