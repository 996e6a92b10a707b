import { capabilities } from "../model/capabilities";
import type { CloudName } from "../model/cloud-name";
import type { Environment } from "../model/environment";
import { secondsToNotice } from "../model/health";
import { homeNumber } from "../model/home-number";
import type { Port } from "../model/port";
import { timeoutsByWay } from "../model/timeouts/by-way";
import { httpsFacts } from "./https-facts";
import { portNumbers } from "./port-numbers";
import { postureFacts } from "./posture-facts";
import { roadFacts } from "./road-facts";

/** What follows from an environment and is worth knowing, in whole sentences. */
export function factsOf(environment: Environment): string[] {
  const { home, ports } = environment;
  const { intervalSeconds, unhealthyAfter } = home.health;
  return [
    ...entrancesOf(environment),
    `A dead machine at home is noticed after ${secondsToNotice(home.health)} seconds ` +
      `(${unhealthyAfter} checks in a row, ${intervalSeconds} seconds apart) and then gets no new connections.`,
    ...Object.entries(ports).map(([name, port]) => checkOf(environment, name, port)),
    ...Object.entries(ports).map(([name, port]) => silenceOf(environment, name, port)),
    ...httpsFacts(environment),
    ...roadFacts(environment),
    ...postureFacts(environment),
  ];
}

/** Of an accelerator, which is easily taken for an anycast address. */
function entrancesOf({ entry: { kind, areas = {} } }: Environment): string[] {
  if (kind === "anycast") return [];
  return [
    `Players enter by an address for each area (${Object.keys(areas).sort().join(", ")}) and by one name for all of them; ` +
      "there is no single anycast address.",
  ];
}

function checkOf({ cloud, home, ports }: Environment, name: string, port: Port): string {
  const subject = `${port.protocol.toUpperCase()} port ${name} (${portNumbers(port)})`;
  if (port.protocol === "udp" && cloud === "alibaba") {
    return `${subject} is checked by a packet: the check fails only when the machine answers that the port is closed.`;
  }
  const unprobed = port.protocol === "udp" ? whyUnprobed(cloud) : undefined;
  if (port.protocol === "udp" && unprobed === undefined) {
    return port.probe === undefined || port.probe === "ping"
      ? `${subject} is checked by an ICMP ping: it proves that the machine answers, not that the game does. ` +
          `To check the game, set \`ports.${name}.probe\`.`
      : `${subject} is checked by a real probe: it sends ${quoted(port.probe)} and the answer must contain ` +
          `${JSON.stringify(port.probe.expect)}.`;
  }
  const { http, port: checked = name } = home.health;
  const number = homeNumber(ports[checked] ?? port);
  const how = http === undefined ? `a TCP connection to port ${number}` : `HTTP GET ${http.path} on port ${number}`;
  return `${subject} is checked by ${how}${unprobed === undefined ? "" : `, since ${unprobed}`}.`;
}

/** Why a TCP port answers for UDP ones on the cloud; undefined where they are asked themselves. */
function whyUnprobed(cloud: CloudName): string | undefined {
  const support = capabilities.home.find(({ id }) => id === "udp-probe")?.on[cloud];
  return support !== undefined && "refused" in support ? support.refused : undefined;
}

function quoted({ send, format }: { send: string; format: "text" | "hex" }): string {
  return format === "hex" ? `the bytes ${send}` : JSON.stringify(send);
}

function silenceOf(environment: Environment, name: string, port: Port): string {
  const { heartbeatSeconds, leastPatient } = timeoutsByWay(environment, port).reduce((a, b) =>
    b.leastPatient.seconds < a.leastPatient.seconds ? b : a,
  );
  return (
    `Silent connections on ${name} live ${leastPatient.seconds} seconds at most (${leastPatient.title}); ` +
    `something must be sent every ${heartbeatSeconds} seconds.`
  );
}
