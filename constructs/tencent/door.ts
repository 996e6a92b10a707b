import { SecurityGroupRuleSet } from "@cdktf/provider-tencentcloud/lib/security-group-rule-set";
import type { Construct } from "constructs";
import type { TrafficRequest } from "../cloud";
import { publicSources } from "../public-sources";
import { accepted, relayOpenings } from "./security";

/** Opens home's door to relays that come over the Internet; where none do it stays as it is made, empty. */
export function door(scope: Construct, request: TrafficRequest): void {
  const { home, ports } = request;
  const sources = publicSources(request);
  if (sources.length === 0) return;
  if (home.doorId === undefined)
    throw new Error("relays come over the Internet, and home has no door; traffic refuses it before");
  const opened = relayOpenings(ports).filter(({ protocol }) => protocol === "tcp");
  // owns all rules of the door
  new SecurityGroupRuleSet(scope, "door-rules", {
    securityGroupId: home.doorId,
    ingress: sources.flatMap(({ cidr, key }) => accepted(opened, cidr, key)),
  });
}
