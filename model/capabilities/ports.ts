import type { Capability } from "../capability";
import type { Environment } from "../environment";
import { pairs } from "../pairs";
import { portRange, type Port } from "../port";
import type { Path } from "../rule";

/** What may be wished of ports, at home and at edges. */
export const portCapabilities: readonly Capability<Pick<Environment, "ports">>[] = [
  {
    id: "port-ranges",
    wish: "port ranges",
    on: {
      tencent: { realised: "with the acknowledgement `port-ranges`" },
      aws: {
        refused: "a listener of a Network Load Balancer has one port",
        instead: "declare the ports one by one; an accelerator has 10 of each protocol at most",
      },
    },
    source: "Tencent 214/65682; AWS sheet, section 5.2",
    asked: ({ ports }) => where(ports, "port", (port) => portRange(port).from < portRange(port).to),
  },
  {
    id: "port-shared",
    wish: "port number for TCP and UDP at once",
    on: {
      tencent: { realised: "declared twice, under two names" },
      aws: {
        refused: "a Network Load Balancer has one listener per number",
        instead: "give each its own number",
      },
    },
    source: "Tencent 214/6187; Elastic Load Balancing: DuplicateListener; issue aws/aws-cdk#22656",
    asked: ({ ports }) =>
      pairs(Object.entries(ports))
        .filter(([[, one], [, other]]) => one.protocol !== other.protocol && meet(one, other))
        .map(([, [name]]) => ["ports", name, "port"]),
  },
  {
    id: "udp-probe",
    wish: "probe of a UDP port",
    on: {
      tencent: { realised: "a message and its answer, or a ping" },
      aws: {
        refused: "neither Global Accelerator nor a load balancer can probe UDP",
        instead: "remove `probe`, and name a TCP port that answers when the game is well: `home.health.port`",
      },
    },
    source: "Tencent sheet, section 8; AWS sheet, section 12",
    // of TCP ports it is wrong on every cloud, which a rule of its own says
    asked: ({ ports }) => where(ports, "probe", ({ protocol, probe }) => protocol === "udp" && probe !== undefined),
  },
  {
    id: "idle-tcp",
    wish: "idle time of TCP connections",
    on: {
      tencent: { realised: "10 to 900 seconds, 900 by default" },
      aws: { realised: "60 to 6000 seconds, 350 by default; the accelerator itself forgets after 340" },
    },
    source: "Tencent sheet, section 14; AWS sheet, section 17",
    asked: ({ ports }) => idle(ports, "tcp"),
  },
  {
    id: "idle-udp",
    wish: "idle time of UDP flows",
    on: {
      tencent: { realised: "10 to 900 seconds, 300 by default" },
      aws: {
        refused: "the accelerator forgets a flow after 30 seconds, whatever is said",
        instead: "remove `idleSeconds`; let the game send something every 15 seconds",
      },
    },
    source: "Tencent sheet, section 14; AWS sheet, section 17",
    asked: ({ ports }) => idle(ports, "udp"),
  },
];

function idle(ports: Environment["ports"], protocol: Port["protocol"]): Path[] {
  return where(ports, "idleSeconds", (port) => port.protocol === protocol && port.idleSeconds !== undefined);
}

function meet(one: Port, other: Port): boolean {
  const [a, b] = [portRange(one), portRange(other)];
  return a.from <= b.to && b.from <= a.to;
}

/** Paths of one setting of the ports of which something holds. */
function where(ports: Environment["ports"], key: string, holds: (port: Port) => boolean): Path[] {
  return Object.entries(ports).flatMap(([name, port]) => (holds(port) ? [["ports", name, key]] : []));
}
