import type { Capability } from "../capability";
import type { Environment } from "../environment";
import { pairs } from "../pairs";
import { portRange, type Port } from "../port";
import type { Path } from "../rule";

const webSocket =
  "passes through; relays check it by a real upgrade, home's load balancer by a connection, or by `home.health.http`";
const tlsAtRelays = "with a certificate that is on the relays; players who come to home itself pass through untouched";

/** What may be wished of ports, at home and at edges. */
export const portCapabilities: readonly Capability<Pick<Environment, "ports">>[] = [
  {
    id: "port-ranges",
    wish: "port ranges",
    on: {
      tencent: { realised: "with the acknowledgement `port-ranges`; of TCP ports where there are no edges" },
      aws: {
        refused: "a listener of a Network Load Balancer has one port",
        instead: "declare the ports one by one; an accelerator has 10 of each protocol at most",
      },
      alibaba: {
        refused: "a listener of a Classic Load Balancer has one port",
        instead: "declare the ports one by one",
      },
    },
    source: "Tencent 214/65682; AWS sheet, section 5.2; Alibaba sheet, section 4.2",
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
      alibaba: {
        refused: "Alibaba Cloud does not say that a Classic Load Balancer takes a number twice",
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
    id: "home-port",
    wish: "other port number at home than players'",
    on: {
      tencent: { realised: "the load balancer listens on the players' number and sends on to the other" },
      aws: { realised: "a port override of the accelerator, to a number that players of no port connect to" },
      alibaba: { realised: "the load balancer listens on the players' number and sends on to the other" },
    },
    source: "Tencent sheet, section 4.4; AWS sheet, section 20, rule 10; Alibaba sheet, section 4.2",
    asked: ({ ports }) => where(ports, "homePort", ({ homePort }) => homePort !== undefined),
  },
  {
    id: "relay-port",
    wish: "port of home for relays alone",
    on: {
      tencent: { realised: "a listener of its own, open to 10.0.0.0/8; the relay tells the player's address" },
      aws: { realised: "a listener of its own, open to 10.0.0.0/8; the relay tells the player's address" },
      alibaba: { realised: "a listener of its own, open to 10.0.0.0/8; the relay tells the player's address" },
    },
    source: "Tencent sheet, section 4.3; AWS sheet, section 5.3; Alibaba sheet, section 4.2",
    // of UDP ports it is wrong on every cloud, as is what follows
    asked: ({ ports }) => where(ports, "relayPort", ({ relayPort }) => relayPort !== undefined),
  },
  {
    id: "websocket",
    wish: "WebSocket",
    on: { tencent: { realised: webSocket }, aws: { realised: webSocket }, alibaba: { realised: webSocket } },
    source: "Tencent sheet, section 4.3; AWS sheet, section 12; Alibaba sheet, section 4.2",
    asked: ({ ports }) => where(ports, "websocket", ({ websocket }) => websocket !== undefined),
  },
  {
    id: "tls-at-relays",
    wish: "players' TLS ended at relays",
    on: { tencent: { realised: tlsAtRelays }, aws: { realised: tlsAtRelays }, alibaba: { realised: tlsAtRelays } },
    source: "design: relays are plain machines",
    asked: ({ ports }) => where(ports, "tls", ({ tls }) => tls !== undefined),
  },
  {
    id: "udp-probe",
    wish: "probe of a UDP port",
    on: {
      tencent: { realised: "a message and its answer, or a ping; behind an accelerator a message in text" },
      aws: {
        refused: "neither Global Accelerator nor a load balancer can probe UDP",
        instead: "remove `probe`, and name a TCP port that answers when the game is well: `home.health.port`",
      },
      alibaba: {
        refused: "a UDP listener is checked in one way, and takes neither a message nor a ping",
        instead: "remove `probe`",
      },
    },
    source: "Tencent sheet, section 8; AWS sheet, section 12; Alibaba sheet, section 8",
    // of TCP ports it is wrong on every cloud, which a rule of its own says
    asked: ({ ports }) => where(ports, "probe", ({ protocol, probe }) => protocol === "udp" && probe !== undefined),
  },
  {
    id: "idle-tcp",
    wish: "idle time of TCP connections",
    on: {
      tencent: { realised: "10 to 900 seconds, 900 by default" },
      aws: { realised: "60 to 6000 seconds, 350 by default; the accelerator itself forgets after 340" },
      alibaba: { realised: "10 to 900 seconds, 900 by default" },
    },
    source: "Tencent sheet, section 14; AWS sheet, section 17; Alibaba sheet, section 12",
    asked: ({ ports }) => idle(ports, "tcp"),
  },
  {
    id: "idle-udp",
    wish: "idle time of UDP flows",
    on: {
      tencent: { realised: "10 to 900 seconds, 300 by default; behind an accelerator 10 to 20" },
      aws: {
        refused: "the accelerator forgets a flow after 30 seconds, whatever is said",
        instead: "remove `idleSeconds`; let the game send something every 15 seconds",
      },
      alibaba: {
        refused: "the load balancer has no such setting for UDP",
        instead: "remove `idleSeconds`; let the game send something every 60 seconds",
      },
    },
    source: "Tencent sheet, section 14; AWS sheet, section 17; Alibaba sheet, section 12",
    asked: ({ ports }) => idle(ports, "udp"),
  },
];

/** Wishes that home's load balancer alone meets: on whatever cloud an edge is, its relays carry such a port. */
const atHomeAlone = ["home-port", "udp-probe", "idle-udp"];

/** What may be wished of ports at edges. */
export const edgePortCapabilities = portCapabilities.filter(({ id }) => !atHomeAlone.includes(id));

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
