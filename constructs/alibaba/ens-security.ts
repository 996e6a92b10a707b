import { EnsSecurityGroup, type EnsSecurityGroupPermissions } from "@cdktf/provider-alicloud/lib/ens-security-group";
import type { Construct } from "constructs";
import type { Port } from "../../model/port";
import { portRange } from "../../model/port";

export interface EnsSecurityRequest {
  readonly name: string;
  readonly ports: Readonly<Record<string, Port>>;
}

/** Who may reach relays on a node: players on the players' ports, nobody else. */
export function ensSecurityGroup(scope: Construct, { name, ports }: EnsSecurityRequest): EnsSecurityGroup {
  const players = Object.entries(ports)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([port, declared]) => {
      const number = portRange(declared).from;
      return {
        ...accepted,
        direction: "ingress",
        ipProtocol: declared.protocol.toUpperCase(),
        portRange: `${number}/${number}`,
        sourceCidrIp: "0.0.0.0/0",
        description: `players on ${port}`,
      };
    });
  const anywhere = {
    ...accepted,
    direction: "egress",
    ipProtocol: "ALL",
    portRange: "-1/-1",
    destCidrIp: "0.0.0.0/0",
    description: "anywhere",
  };
  return new EnsSecurityGroup(scope, "security-group", {
    securityGroupName: name,
    description: `relays of ${name}`,
    permissions: [...players, anywhere],
  });
}

const accepted = { policy: "Accept", priority: 1, sourcePortRange: "-1/-1" } satisfies EnsSecurityGroupPermissions;
