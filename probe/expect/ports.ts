import { isIPv6 } from "node:net";
import { portRange, type Port } from "../../model/port";
import type { Check } from "../check";
import { certificateCheck } from "../checks/certificate";
import { datagramCheck } from "../checks/datagram";
import { doorCheck } from "../checks/door";
import { webCheck } from "../checks/web";

/** An address that players connect to. */
export interface Place {
  readonly part: string;
  readonly address: string;
  /** Whether relays answer here, which may end players' TLS. */
  readonly relays: boolean;
  /** Name under which players find it, where there is one. */
  readonly name?: string;
  /** What to do where a port does not answer. */
  readonly fix: string;
  /** What to do where a load balancer has no machines to lead to. @default `fix` */
  readonly fixFleet?: string;
}

/** Every port that players use at an address, and what it must speak. Of a range its two ends. */
export function portChecks(place: Place, ports: Readonly<Record<string, Port>>): Check[] {
  return Object.entries(ports).flatMap(([of, port]) => {
    const { from, to } = portRange(port);
    return [...new Set([from, to])].flatMap((number) => numberChecks(place, of, port, number));
  });
}

function numberChecks(place: Place, of: string, port: Port, number: number): Check[] {
  const { part, address, fix, fixFleet = fix } = place;
  const door = { address, port: number, protocol: port.protocol };
  const open = { part, of, door, fix, fixFleet };
  if (port.protocol === "udp") return [datagramCheck(open, port.probe)];
  // an accelerator's IPv6 addresses lead to the same listeners; what they speak has been looked at
  if (isIPv6(address)) return [doorCheck(open)];
  const { websocket } = port;
  const endsHere = place.relays && port.tls !== undefined;
  const tls = endsHere || (websocket?.tls ?? false);
  return [
    doorCheck(open),
    ...(tls ? [certificateCheck({ ...open, ...(place.name !== undefined && { name: place.name }) })] : []),
    ...(websocket ? [webCheck({ ...open, mustFind: true, request: upgrade(websocket) })] : []),
  ];

  function upgrade({ path, host = place.name ?? address }: NonNullable<Port["websocket"]>) {
    return { address, port: number, host, path, tls, websocket: true };
  }
}
