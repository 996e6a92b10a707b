import type { EdgeWish } from "../../cloud-model";
import type { Rule } from "../../rule";

/** Codes of rules on the accelerator, and on home's load balancer. */
const ofHome: readonly string[] = [
  "health/port-missing",
  "port/home-port-inside",
  "port/home-port-taken",
  "port/too-many",
];

/** Rules as they are for edges: those on home hold only where home is on AWS too. */
export function homeElsewhere(rules: readonly Rule<EdgeWish>[]): Rule<EdgeWish>[] {
  return rules.map((rule) =>
    ofHome.includes(rule.code) ? { ...rule, check: (wish) => (wish.cloud === "aws" ? rule.check(wish) : []) } : rule,
  );
}
