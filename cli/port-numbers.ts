import { portRange, type Port } from "../model/port";

/** The numbers of a port as people read them: `7000`, `7000 to 7010`. */
export function portNumbers(port: Port): string {
  const { from, to } = portRange(port);
  return from === to ? String(from) : `${from} to ${to}`;
}
