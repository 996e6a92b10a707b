import { SecurityGroup } from "@cdktf/provider-tencentcloud/lib/security-group";
import {
  SecurityGroupRuleSet,
  type SecurityGroupRuleSetIngress,
} from "@cdktf/provider-tencentcloud/lib/security-group-rule-set";
import type { Construct } from "constructs";
import type { Port } from "../../model/port";
import { portRange } from "../../model/port";
import { relayHealth } from "../../model/relay";
import { relayRange } from "../../model/relay-range";
import type { Common } from "../cloud";

type Ports = Readonly<Record<string, Port>>;

/** Numbers of a port that somebody may reach, both ends in it. */
interface Opening {
  readonly name: string;
  readonly protocol: Port["protocol"];
  readonly from: number;
  readonly to: number;
}

const world = "0.0.0.0/0";
/** Where the load balancer's health checks come from (`health_source_ip_type` 1). */
const probes = "100.64.0.0/10";

/** Who may reach the home fleet and its load balancer, which have the group in common. */
export function homeSecurityGroup(scope: Construct, ports: Ports, common: Common): SecurityGroup {
  const pings = Object.values(ports).some(({ protocol, probe = "ping" }) => protocol === "udp" && probe === "ping");
  return securityGroup(scope, common, [
    // said apart from players, so that it stays when a team narrows who may play
    ...accepted(relayOpenings(ports), relayRange, "relays"),
    // players keep their own addresses through the anycast address, so they may come from anywhere.
    // this covers the checks of these ports as well
    ...accepted(openings(ports, numbersAtHome), world, "players"),
    ...(pings ? [accept(probes, "ICMP", "ALL", "health checks by ping")] : []),
  ]);
}

/** By which relays come in over the Internet. It is empty: who may is traffic's to say, which is there when edges are. */
export function homeDoor(scope: Construct, { name, tags }: Common): SecurityGroup {
  return new SecurityGroup(scope, "door", { name: `${name}-door`, tags });
}

/** Who may reach relays: players on the players' ports, and home to ask for their load. */
export function relaySecurityGroup(scope: Construct, ports: Ports, common: Common): SecurityGroup {
  const opened = openings(ports, (port) => [portRange(port)]);
  return securityGroup(scope, common, [
    ...accepted(opened, world, "players"),
    accept(relayRange, "TCP", `${relayHealth.port}`, "home on load"),
  ]);
}

/** The load balancer's number for players, and that of the machines where it is another. */
function numbersAtHome(port: Port): { from: number; to: number }[] {
  const { homePort } = port;
  const players = portRange(port);
  return homePort === undefined || homePort === players.from ? [players] : [players, { from: homePort, to: homePort }];
}

/** What home opens to relays. */
export function relayOpenings(ports: Ports): Opening[] {
  return openings(ports, numbersForRelays);
}

/** Relays bring TCP to the relay port, and UDP to where players bring it. */
function numbersForRelays(port: Port): { from: number; to: number }[] {
  const { protocol, relayPort } = port;
  if (protocol === "udp") return numbersAtHome(port);
  return relayPort === undefined ? [] : [{ from: relayPort, to: relayPort }];
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

/** By protocol and number: the order counts for the provider, and names may change. */
function openings(ports: Ports, numbers: (port: Port) => { from: number; to: number }[]): Opening[] {
  return Object.entries(ports)
    .flatMap(([name, port]) => numbers(port).map((range) => ({ name, protocol: port.protocol, ...range })))
    .sort((a, b) => (a.protocol === b.protocol ? a.from - b.from : a.protocol < b.protocol ? -1 : 1));
}

export function accepted(opened: readonly Opening[], source: string, who: string): SecurityGroupRuleSetIngress[] {
  return opened.map(({ name, protocol, from, to }) =>
    accept(source, protocol.toUpperCase(), from === to ? `${from}` : `${from}-${to}`, `${who} on ${name}`),
  );
}

/** Action, protocol and `ALL` in upper case: in lower case the plan never comes to rest. */
function accept(cidrBlock: string, protocol: string, port: string, description: string): SecurityGroupRuleSetIngress {
  return { action: "ACCEPT", cidrBlock, protocol, port, description };
}
