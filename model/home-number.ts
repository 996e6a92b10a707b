import { portRange, type Port } from "./port";

/** The number that the machines at home listen on for players of a port; the first one of a range. */
export function homeNumber(port: Port): number {
  return port.homePort ?? portRange(port).from;
}
