import type { Graph } from "../../cloud-model";
import type { Rule } from "../../rule";
import { alarmRules } from "./alarm";
import { anycastRules } from "./anycast";
import { attachmentRules } from "./attachment";
import { cenRules } from "./cen";
import { dnsRules } from "./dns";
import { ensRules } from "./ens";
import { ensInstanceRules } from "./ens-instance";
import { gaRules } from "./ga";
import { listenerRules } from "./listener";
import { loadBalancerRules } from "./load-balancer";
import { machineRules } from "./machines";
import { nameRules } from "./names";
import { natRule } from "./nat";
import { networkRules } from "./network";
import { regionRules } from "./region";
import { scalingRules } from "./scaling";
import { securityRules } from "./security";
import { subscriptionRules } from "./subscription";
import { tagRules } from "./tags";

/**
 * What must hold of the resources of one stack, also of those a team added: what the cloud refuses at apply although the plan
 * is clean, what would cost for ever, and what loses the address. Sections are those of the Alibaba sheet.
 */
export const graphRules: readonly Rule<Graph>[] = [
  ...anycastRules,
  ...attachmentRules,
  ...loadBalancerRules,
  ...listenerRules,
  ...securityRules,
  ...scalingRules,
  ...machineRules,
  ...ensInstanceRules,
  ...ensRules,
  ...networkRules,
  natRule,
  ...cenRules,
  ...gaRules,
  ...dnsRules,
  ...alarmRules,
  ...subscriptionRules,
  ...regionRules,
  ...nameRules,
  ...tagRules,
];
