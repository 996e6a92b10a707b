import { relaysOwnPorts } from "../../model/relay";
import { stackNames } from "../../model/stack-names";
import type { Check } from "../check";
import { closedCheck } from "../checks/closed";
import { doorCheck } from "../checks/door";
import { routeCheck } from "../checks/route";
import { said } from "../checks/said";
import type { Subject } from "../subject";
import { portChecks } from "./ports";

const part = "entry";
const [ssh] = relaysOwnPorts.tcp;

/** The entry's addresses: what players connect to is open, what is the relays' or the machines' own is not. */
export function entryChecks(subject: Subject): Check[] {
  const { environment, entry } = subject;
  if (environment.entry.retire !== undefined) {
    const found = "the entry is being given up: nothing is expected of it";
    return [said({ part, asks: "ports", expected: "nothing" }, { verdict: "not-looked-at", found })];
  }
  const { dns } = environment;
  const name = dns && `${dns.name}.${dns.zone}`;
  const common = {
    part,
    relays: false,
    ...(name !== undefined && { name }),
    fix: subject.deploy(stackNames.traffic(environment)),
    fixFleet: subject.deploy(stackNames.home(environment)),
  };
  const players = entry.addresses.flatMap((address) => [
    ...portChecks({ ...common, address }, environment.ports),
    ...relayPortChecks(subject, address),
    ...machineChecks(subject, address),
    routeCheck(part, address),
  ]);
  const { homeAddress } = subject;
  if (homeAddress === undefined) return players;
  return [...players, ...relayPortChecks(subject, homeAddress), ...machineChecks(subject, homeAddress)];
}

function machineChecks({ environment, deploy }: Subject, address: string): Check[] {
  const danger = "the machines at home are no servers of the Internet";
  const fix = deploy(stackNames.home(environment));
  return [closedCheck({ part, of: "the machines' own", address, port: ssh, danger, fix })];
}

/** Whoever comes in by a relay port tells the game which address it has. */
function relayPortChecks({ environment, homeAddress, deploy }: Subject, address: string): Check[] {
  const edges = Object.values(environment.edges).filter(({ retired }) => !retired);
  const sites = Object.values(environment.entry.bgp?.sites ?? {});
  const proveThemselves =
    edges.some(({ backhaul }) => backhaul?.public === "tls") || sites.some(({ homeTls }) => homeTls !== undefined);
  // relays that come over the Internet connect to home's own address, or to the entry's where that is home's only one
  const isGate = homeAddress === undefined || homeAddress === address;
  const toAnyone = proveThemselves && isGate;
  const atHome = deploy(stackNames.home(environment));
  return Object.entries(environment.ports).flatMap(([name, { relayPort }]) => {
    if (relayPort === undefined) return [];
    const of = `relays of ${name}`;
    if (toAnyone) {
      // who has no certificate of a relay gets no further than this
      const door = { address, port: relayPort, protocol: "tcp" } as const;
      return [doorCheck({ part, of, door, fix: deploy(stackNames.traffic(environment)), fixFleet: atHome })];
    }
    const danger = "whoever connects there can claim to be any player's address";
    return [closedCheck({ part, of, address, port: relayPort, danger, fix: atHome })];
  });
}
