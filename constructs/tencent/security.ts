import { SecurityGroup } from "@cdktf/provider-tencentcloud/lib/security-group";
import {
  SecurityGroupRuleSet,
  type SecurityGroupRuleSetIngress,
} from "@cdktf/provider-tencentcloud/lib/security-group-rule-set";
import type { Construct } from "constructs";
import type { Port } from "../../model/port";
import { portRange } from "../../model/port";
import type { Common } from "../cloud";

type Ports = Readonly<Record<string, Port>>;

const world = "0.0.0.0/0";
const relays = "10.0.0.0/8";
/** Where the load balancer's health checks come from (`health_source_ip_type` 1). */
const probes = "100.64.0.0/10";

/** Who may reach the home fleet and its load balancer. */
export function homeSecurityGroup(scope: Construct, ports: Ports, common: Common): SecurityGroup {
  const pings = Object.values(ports).some(({ protocol, probe = "ping" }) => protocol === "udp" && probe === "ping");
  return securityGroup(scope, common, [
    // said apart from players, so that it stays when a team narrows who may play
    ...onPorts(ports, relays, "relays"),
    // players keep their own addresses through the anycast address, so they may come from anywhere.
    // this covers the checks of these ports as well
    ...onPorts(ports, world, "players"),
    ...(pings ? [accept(probes, "ICMP", "ALL", "health checks by ping")] : []),
  ]);
}

/** Who may reach relays: players on the players' ports, nobody else. */
export function relaySecurityGroup(scope: Construct, ports: Ports, common: Common): SecurityGroup {
  return securityGroup(scope, common, onPorts(ports, world, "players"));
}

function securityGroup(
  scope: Construct,
  { name, tags }: Common,
  ingress: SecurityGroupRuleSetIngress[],
): SecurityGroup {
  const group = new SecurityGroup(scope, "security-group", { name, tags });
  // owns all rules of the group: one made by hand is drift and is removed
  new SecurityGroupRuleSet(scope, "security-rules", {
    securityGroupId: group.id,
    ingress,
    egress: [accept(world, "ALL", "ALL", "anywhere")],
  });
  return group;
}

/** One rule per port, by protocol and number: the order counts for the provider, and names may change. */
function onPorts(ports: Ports, source: string, who: string): SecurityGroupRuleSetIngress[] {
  return Object.entries(ports)
    .map(([name, port]) => ({ name, protocol: port.protocol, ...portRange(port) }))
    .sort((a, b) => (a.protocol === b.protocol ? a.from - b.from : a.protocol < b.protocol ? -1 : 1))
    .map(({ name, protocol, from, to }) =>
      accept(source, protocol.toUpperCase(), from === to ? `${from}` : `${from}-${to}`, `${who} on ${name}`),
    );
}

/** Action, protocol and `ALL` in upper case: in lower case the plan never comes to rest. */
function accept(cidrBlock: string, protocol: string, port: string, description: string): SecurityGroupRuleSetIngress {
  return { action: "ACCEPT", cidrBlock, protocol, port, description };
}
