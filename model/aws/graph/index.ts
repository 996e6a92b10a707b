import type { Graph } from "../../cloud-model";
import { subnetRules } from "../../graph/subnets";
import type { Rule } from "../../rule";
import { acceleratorRules } from "./accelerator";
import { acceleratorListenerRules } from "./accelerator-listener";
import { accountRules } from "./account";
import { alarmRules } from "./alarm";
import { dnsRules } from "./dns";
import { endpointRules } from "./endpoint";
import { endpointGroupRules } from "./endpoint-group";
import { endpointMachineRules } from "./endpoint-machine";
import { endpointNetworkRules } from "./endpoint-network";
import { loadBalancerRules } from "./load-balancer";
import { machineRules } from "./machine";
import { nameRules } from "./names";
import { peeringRules } from "./peering";
import { portOverrideRules } from "./port-override";
import { natRule } from "./nat";
import { provider } from "./provider";
import { securityRules } from "./security";
import { tagRules } from "./tags";
import { targetGroupRules } from "./target-group";

/**
 * What must hold of the resources of one stack, also of those a team added: what AWS refuses at apply although the plan is
 * clean, what is sent as something else when it is left out, and what loses players. Sections are those of the AWS sheet.
 */
export const graphRules: readonly Rule<Graph>[] = [
  ...acceleratorRules,
  ...acceleratorListenerRules,
  ...endpointGroupRules,
  ...endpointRules,
  ...endpointMachineRules,
  ...endpointNetworkRules,
  ...portOverrideRules,
  ...loadBalancerRules,
  ...targetGroupRules,
  ...subnetRules(provider, "section 5"),
  ...peeringRules,
  ...machineRules,
  natRule,
  ...securityRules,
  ...alarmRules,
  ...dnsRules,
  ...accountRules,
  ...nameRules,
  ...tagRules,
];
