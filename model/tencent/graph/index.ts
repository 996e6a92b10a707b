import type { Graph } from "../../cloud-model";
import type { Rule } from "../../rule";
import { alarmRules } from "./alarm";
import { bindingRules } from "./binding";
import { ccnRules } from "./ccn";
import { clbRules } from "./clb";
import { dnsRules } from "./dns";
import { eipRules } from "./eip";
import { ga2Rules } from "./ga2";
import { gaapRules } from "./gaap";
import { healthCheckRules } from "./health-check";
import { listenerPortRules } from "./listener-ports";
import { listenerProtocolRules } from "./listener-protocol";
import { listenerRuleRules } from "./listener-rule";
import { machineRules } from "./machines";
import { nameRules } from "./names";
import { natRule } from "./nat";
import { networkRules } from "./network";
import { scalingRules } from "./scaling";
import { securityRules } from "./security";
import { tagRules } from "./tags";
import { targetRules } from "./targets";

/**
 * What must hold of the resources of one stack, also of those a team added: what the provider refuses at apply although the
 * plan is clean, what never comes to rest, and what cannot be destroyed again. Sections are those of the Tencent sheet.
 */
export const graphRules: readonly Rule<Graph>[] = [
  ...eipRules,
  ...bindingRules,
  ...clbRules,
  ...listenerProtocolRules,
  ...listenerPortRules,
  ...listenerRuleRules,
  ...healthCheckRules,
  ...targetRules,
  ...securityRules,
  ...scalingRules,
  ...machineRules,
  ...networkRules,
  natRule,
  ...ccnRules,
  ...dnsRules,
  ...alarmRules,
  ...ga2Rules,
  ...gaapRules,
  ...nameRules,
  ...tagRules,
];
