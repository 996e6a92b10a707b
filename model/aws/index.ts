import { capabilities } from "../capabilities";
import type { CloudModel } from "../cloud-model";
import { capabilityRules } from "../rules/capabilities";
import { edgeRules } from "../rules/edges";
import { environmentRules } from "../rules/environment";
import { homeRules } from "../rules/home";
import { acceleratorRegion } from "./accelerator-region";
import { advice } from "./advice";
import { geography } from "./geography";
import { graphRules } from "./graph";
import { acceleratorRegions } from "./regions";
import { alarmRules } from "./rules/alarms";
import { dualStackUdp } from "./rules/dual-stack";
import { entryRules } from "./rules/entry";
import { awsEnvironmentRules } from "./rules/environment";
import { healthRules } from "./rules/health";
import { homeRegionRules } from "./rules/home-region";
import { fleetRules, relayRules } from "./rules/machines";
import { edgeNetworkRules, homeNetworkRules } from "./rules/networks";
import { listenerRules } from "./rules/ports";
import { takenLabel } from "./rules/taken-label";
import { trafficRules } from "./rules/traffic";

const { edgeRegions, regionNumbers, zoneNumber, zoneRegion } = geography;

/** AWS: Global Accelerator, Network Load Balancers, Auto Scaling, VPC peering, Route 53. */
export const awsModel: CloudModel = {
  name: "aws",
  // short for hashicorp/aws, as the bindings write it
  provider: { source: "aws", version: "6.25.0" },
  // home's region may be what is down when traffic has to change
  entryRegion: () => acceleratorRegion,
  homeRegions: acceleratorRegions,
  edgeRegions,
  regionNumbers,
  zoneNumber,
  zoneRegion,
  entryRules: [...capabilityRules(capabilities.entry, "aws"), ...entryRules],
  homeRules: [
    ...capabilityRules(capabilities.home, "aws"),
    ...homeRegionRules,
    ...homeRules(geography),
    ...homeNetworkRules,
    ...listenerRules,
    ...healthRules,
    ...fleetRules,
    ...alarmRules,
    dualStackUdp,
  ],
  edgeRules: [
    ...capabilityRules(capabilities.edge, "aws"),
    ...edgeRules(geography),
    ...edgeNetworkRules,
    ...listenerRules,
    ...relayRules,
    takenLabel,
    dualStackUdp,
  ],
  trafficRules: [...capabilityRules(capabilities.traffic, "aws"), ...listenerRules, ...trafficRules],
  environmentRules: [
    ...capabilityRules(capabilities.environment, "aws"),
    ...environmentRules(geography),
    ...awsEnvironmentRules,
  ],
  graphRules,
  advice,
};
