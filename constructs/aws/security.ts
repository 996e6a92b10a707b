import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import type { Port } from "../../model/port";
import { portRange } from "../../model/port";
import type { Common } from "../cloud";

export interface SecurityRequest extends Common {
  readonly vpc: Vpc;
  readonly ports: Readonly<Record<string, Port>>;
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
 * Who may reach what: players the load balancer, on the players' ports; only the load balancer the machines. A load
 * balancer that is made without a group can never have one, and then could not keep players' addresses.
 */
export function securityGroups(scope: Construct, request: SecurityRequest): SecurityGroups {
  const loadBalancer = group(scope, "load-balancer", request);
  const machines = group(scope, "machines", request);
  const doors = [
    ...wayOut(scope, "load-balancer", loadBalancer, request),
    ...wayOut(scope, "machines", machines, request),
  ];
  const sources = { "": { cidrIpv4: "0.0.0.0/0" }, ...(request.dualStack && { "-ipv6": { cidrIpv6: "::/0" } }) };
  for (const [name, port] of Object.entries(request.ports)) {
    for (const [suffix, source] of Object.entries(sources)) {
      new VpcSecurityGroupIngressRule(scope, `players-${name}${suffix}`, {
        securityGroupId: loadBalancer.id,
        ...source,
        ...onPort(port),
        description: `players on ${name}`,
      });
    }
  }
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

function onPort(port: Port): { ipProtocol: string; fromPort: number; toPort: number } {
  const { from, to } = portRange(port);
  return { ipProtocol: port.protocol, fromPort: from, toPort: to };
}
