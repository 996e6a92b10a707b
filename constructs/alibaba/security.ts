import { SecurityGroup } from "@cdktf/provider-alicloud/lib/security-group";
import { SecurityGroupRule } from "@cdktf/provider-alicloud/lib/security-group-rule";
import type { Vpc } from "@cdktf/provider-alicloud/lib/vpc";
import type { Construct } from "constructs";
import { homeNumber } from "../../model/home-number";
import type { Port } from "../../model/port";
import { portRange } from "../../model/port";
import { relayHealth } from "../../model/relay";
import { relayRange } from "../../model/relay-range";
import type { Common } from "../cloud";

export interface SecurityRequest extends Common {
  readonly vpc: Vpc;
  readonly ports: Readonly<Record<string, Port>>;
}

const world = "0.0.0.0/0";

/**
 * Who may reach home's machines, on their own numbers: the load balancer has no group and keeps players' addresses.
 * Its checks come from 100.64.0.0/10 to the same numbers.
 */
export function homeSecurityGroup(scope: Construct, request: SecurityRequest): SecurityGroup {
  const group = securityGroup(scope, "security-group", request);
  for (const [name, port] of sorted(request.ports)) {
    admit(scope, group, { name, who: "players", source: world, protocol: port.protocol, number: homeNumber(port) });
    // said apart from players, so that it stays when a team narrows who may play
    const number = port.protocol === "udp" ? homeNumber(port) : port.relayPort;
    if (number === undefined) continue;
    admit(scope, group, { name, who: "relays", source: relayRange, protocol: port.protocol, number });
  }
  return group;
}

/** The group by which relays come in over the Internet. Its rules are traffic's. */
export function door(scope: Construct, { name, ...request }: SecurityRequest): SecurityGroup {
  return securityGroup(scope, "door", { ...request, name: `${name}-door` });
}

/** Who may reach relays: players on the players' ports, and home to ask for their load. */
export function relaySecurityGroup(scope: Construct, request: SecurityRequest): SecurityGroup {
  const group = securityGroup(scope, "security-group", request);
  for (const [name, port] of sorted(request.ports)) {
    const number = portRange(port).from;
    admit(scope, group, { name, who: "players", source: world, protocol: port.protocol, number });
  }
  const { port: number } = relayHealth;
  admit(scope, group, { name: "load", who: "home", source: relayRange, protocol: "tcp", number });
  return group;
}

function securityGroup(scope: Construct, id: string, { name, tags, vpc }: SecurityRequest): SecurityGroup {
  return new SecurityGroup(scope, id, {
    securityGroupName: name,
    vpcId: vpc.id,
    // of this type a group lets everything out
    securityGroupType: "normal",
    // machines do not reach each other because they share a group
    innerAccessPolicy: "Drop",
    tags: { ...tags },
  });
}

interface Admitted {
  /** Name of the port, or what it is for. */
  readonly name: string;
  readonly who: "players" | "relays" | "home";
  readonly source: string;
  readonly protocol: Port["protocol"];
  readonly number: number;
}

function admit(scope: Construct, group: SecurityGroup, { name, who, source, protocol, number }: Admitted): void {
  // a rule is what it lets in: under another name it would be made and deleted at the same time
  new SecurityGroupRule(scope, `${who}-${protocol}-${number}`, {
    securityGroupId: group.id,
    type: "ingress",
    policy: "accept",
    priority: 1,
    nicType: "intranet",
    ipProtocol: protocol,
    portRange: `${number}/${number}`,
    cidrIp: source,
    description: `${who} on ${name}`,
  });
}

function sorted(ports: Readonly<Record<string, Port>>): [string, Port][] {
  return Object.entries(ports).sort(([a], [b]) => (a < b ? -1 : 1));
}
