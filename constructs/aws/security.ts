import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import { relayRange } from "../../model/relay-range";
import type { Common } from "../cloud";
import type { Listening } from "./listening";

export interface SecurityRequest extends Common {
  readonly vpc: Vpc;
  readonly listening: readonly Listening[];
  readonly dualStack: boolean;
}

/** The groups of a load balancer and of the machines behind it. */
export interface SecurityGroups {
  readonly loadBalancer: SecurityGroup;
  readonly machines: SecurityGroup;
  /** The rules that let machines out. */
  readonly doors: readonly VpcSecurityGroupEgressRule[];
}

/**
 * Who may reach what: players and relays the load balancer, each where it listens for them; only the load balancer the
 * machines. A load balancer that is made without a group can never have one, and then could not keep players' addresses.
 */
export function securityGroups(scope: Construct, request: SecurityRequest): SecurityGroups {
  const loadBalancer = group(scope, "load-balancer", request);
  const machines = group(scope, "machines", request);
  const doors = [
    ...wayOut(scope, "load-balancer", loadBalancer, request),
    ...wayOut(scope, "machines", machines, request),
  ];
  for (const listening of request.listening) admit(scope, listening, loadBalancer, request);
  // "fragmentation needed": without it large packets of a connection vanish on the way
  new VpcSecurityGroupIngressRule(scope, "path-mtu", {
    securityGroupId: loadBalancer.id,
    cidrIpv4: "0.0.0.0/0",
    ipProtocol: "icmp",
    fromPort: 3,
    toPort: 4,
    description: "path MTU discovery",
  });
  // checks may go to any port, whatever its protocol
  new VpcSecurityGroupIngressRule(scope, "from-load-balancer", {
    securityGroupId: machines.id,
    referencedSecurityGroupId: loadBalancer.id,
    ipProtocol: "-1",
    description: "players and health checks",
  });
  return { loadBalancer, machines, doors };
}

function group(scope: Construct, role: string, { name, tags, vpc }: SecurityRequest): SecurityGroup {
  return new SecurityGroup(scope, `security-${role}`, {
    name: `${name}-${role}`,
    description: `${role} of ${name}`,
    vpcId: vpc.id,
    tags: { ...tags, Name: `${name}-${role}` },
  });
}

function wayOut(
  scope: Construct,
  role: string,
  { id: securityGroupId }: SecurityGroup,
  { dualStack }: SecurityRequest,
): VpcSecurityGroupEgressRule[] {
  const anywhere = { securityGroupId, ipProtocol: "-1", description: "anywhere" };
  return [
    new VpcSecurityGroupEgressRule(scope, `egress-${role}`, { ...anywhere, cidrIpv4: "0.0.0.0/0" }),
    ...(dualStack
      ? [new VpcSecurityGroupEgressRule(scope, `egress-${role}-ipv6`, { ...anywhere, cidrIpv6: "::/0" })]
      : []),
  ];
}

/** Players may come from anywhere, relays from their private addresses. */
function admit(
  scope: Construct,
  listening: Listening,
  { id: securityGroupId }: SecurityGroup,
  request: SecurityRequest,
) {
  const { portName, protocol, number, from } = listening;
  const players = { "": { cidrIpv4: "0.0.0.0/0" }, ...(request.dualStack && { "-ipv6": { cidrIpv6: "::/0" } }) };
  const sources = from === "players" ? players : { "": { cidrIpv4: relayRange } };
  for (const [suffix, source] of Object.entries(sources)) {
    new VpcSecurityGroupIngressRule(scope, `${from}-${portName}${suffix}`, {
      securityGroupId,
      ...source,
      ipProtocol: protocol,
      fromPort: number,
      toPort: number,
      description: `${from} on ${portName}`,
    });
  }
}
