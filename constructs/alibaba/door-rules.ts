import type { Construct } from "constructs";
import { SecurityGroupRule } from "@cdktf/provider-alicloud/lib/security-group-rule";
import type { TrafficRequest } from "../cloud";
import { publicSources } from "../public-sources";

/** Opens home's door to relays that come over the Internet; where none do it stays as it is made, empty. */
export function doorRules(scope: Construct, request: TrafficRequest): void {
  const { home, ports } = request;
  const sources = publicSources(request);
  if (sources.length === 0) return;
  if (home.doorId === undefined)
    throw new Error("relays come over the Internet, and home has no door; traffic refuses it before");
  for (const [name, { relayPort }] of Object.entries(ports)) {
    if (relayPort === undefined) continue;
    for (const { cidr, key } of sources) {
      // a rule is what it lets in: under another name it would be made and deleted at the same time
      new SecurityGroupRule(scope, `door-${key}-tcp-${relayPort}`, {
        securityGroupId: home.doorId,
        type: "ingress",
        policy: "accept",
        priority: 1,
        nicType: "intranet",
        ipProtocol: "tcp",
        portRange: `${relayPort}/${relayPort}`,
        cidrIp: cidr,
        description: `${key} on ${name}`,
      });
    }
  }
}
