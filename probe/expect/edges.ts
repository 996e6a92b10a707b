import { own } from "../../model/own";
import { relaysOwnPorts } from "../../model/relay";
import { stackNames } from "../../model/stack-names";
import type { Check } from "../check";
import { closedCheck } from "../checks/closed";
import { said } from "../checks/said";
import type { Subject } from "../subject";
import type { World } from "../world";
import { noAddress } from "./no-address";
import { portChecks } from "./ports";

/** The addresses of every edge that players may have: the same ports as the entry's, and nothing else. */
export function edgeChecks(subject: Subject, world: World): Check[] {
  const { environment, edges } = subject;
  return Object.entries(environment.edges)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, { retired, relays }]) => {
      if (retired) return [unseen(key, "the edge is retired: nothing is expected of it")];
      const published = own(edges, key);
      if (published === undefined) return [];
      const addresses = Object.values(published.addresses).sort();
      if (addresses.length === 0) {
        return [unseen(key, noAddress)];
      }
      const written = Object.values(relays.addresses ?? {});
      return addresses.flatMap((address) =>
        world.name === "sandbox" && written.includes(address)
          ? [unseen(key, `${address} is written down, and the sandbox gave the relay another address`)]
          : addressChecks(subject, key, address),
      );
    });
}

function unseen(key: string, found: string): Check {
  return said({ part: `edge ${key}`, asks: "ports", expected: "nothing" }, { verdict: "not-looked-at", found });
}

function addressChecks({ environment, deploy }: Subject, key: string, address: string): Check[] {
  const { dns, ports } = environment;
  const part = `edge ${key}`;
  const fix = deploy(stackNames.edge(environment, key));
  const name = dns && `${key}.${dns.name}.${dns.zone}`;
  const danger = "a relay takes players on players' ports, and nobody on others";
  return [
    ...portChecks({ part, address, relays: true, ...(name !== undefined && { name }), fix }, ports),
    ...relaysOwnPorts.tcp.map((port) => closedCheck({ part, of: "the relay's own", address, port, danger, fix })),
  ];
}
