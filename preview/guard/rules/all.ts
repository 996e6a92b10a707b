import type { GuardRule } from "../rule";
import { addressRules } from "./addresses";
import { bindingRules } from "./bindings";
import { entryLossRules } from "./entry-loss";
import { entryStateRules } from "./entry-state";
import { protectionRules } from "./protection";
import { securityRules } from "./security";
import { stackRules } from "./stack";
import { planRules } from "./whole-plan";
import { zoneRules } from "./zones";

/** All rules on one stack, what weighs most first. */
export const guardRules: readonly GuardRule[] = [
  ...entryLossRules,
  ...protectionRules,
  ...entryStateRules,
  ...bindingRules,
  ...addressRules,
  ...zoneRules,
  ...stackRules,
  ...planRules,
  ...securityRules,
];
