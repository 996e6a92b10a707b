import type { Environment } from "../model/environment";
import { secondsToNotice } from "../model/health";
import { portRange, type Port } from "../model/port";

/** What follows from an environment and is worth knowing, in whole sentences. */
export function factsOf(environment: Environment): string[] {
  const { home, ports } = environment;
  const { intervalSeconds, unhealthyAfter } = home.health;
  return [
    `A dead machine at home is noticed after ${secondsToNotice(home.health)} seconds ` +
      `(${unhealthyAfter} checks in a row, ${intervalSeconds} seconds apart) and then gets no new connections.`,
    ...Object.entries(ports).map(([name, port]) => checkOf(environment, name, port)),
  ];
}

function checkOf({ home, ports }: Environment, name: string, port: Port): string {
  const subject = `${port.protocol.toUpperCase()} port ${name} (${numbers(port)})`;
  if (port.protocol === "udp") {
    return port.probe === undefined || port.probe === "ping"
      ? `${subject} is checked by an ICMP ping: it proves that the machine answers, not that the game does. ` +
          `To check the game, set \`ports.${name}.probe\`.`
      : `${subject} is checked by a real probe: it sends ${quoted(port.probe)} and the answer must contain ` +
          `${JSON.stringify(port.probe.expect)}.`;
  }
  const { http, port: checked = name } = home.health;
  const number = numbers(ports[checked] ?? port);
  return http === undefined
    ? `${subject} is checked by a TCP connection to port ${number}.`
    : `${subject} is checked by HTTP GET ${http.path} on port ${number}.`;
}

function quoted({ send, format }: { send: string; format: "text" | "hex" }): string {
  return format === "hex" ? `the bytes ${send}` : JSON.stringify(send);
}

function numbers(port: Port): string {
  const { from, to } = portRange(port);
  return from === to ? String(from) : `${from} to ${to}`;
}
