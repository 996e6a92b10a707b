import type { RelayPort, RelayRequest } from "./request";

/** The ports of one protocol, with their names. */
export function portsOf({ ports }: RelayRequest, protocol: RelayPort["protocol"]): (RelayPort & { name: string })[] {
  return Object.entries(ports)
    .filter(([, port]) => port.protocol === protocol)
    .map(([name, port]) => ({ ...port, name }));
}
