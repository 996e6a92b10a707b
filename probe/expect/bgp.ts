import { bgpPort, relaysOwnPorts } from "../../model/relay";
import type { Check } from "../check";
import { closedCheck } from "../checks/closed";
import { routeCheck } from "../checks/route";
import { said } from "../checks/said";
import type { Subject } from "../subject";
import type { World } from "../world";
import { portChecks } from "./ports";

const part = "bgp";
const fix = "look at the machines of the sites: docs/operations/bgp-anycast.md";

/** The address that a team's own machines announce: whichever site is nearest answers. */
export function bgpChecks({ environment: { entry, ports } }: Subject, { name }: World): Check[] {
  const { bgp } = entry;
  if (bgp === undefined) return [];
  if (name === "sandbox") {
    const found = "machines of your own are no part of the sandbox";
    return [said({ part, asks: "ports", expected: "nothing" }, { verdict: "not-looked-at", found })];
  }
  const own = { of: "the relay's own", danger: "a relay takes players on players' ports, and nobody on others" };
  const speech = { of: "BGP", danger: "only the neighbours of the site are to speak of routes there" };
  const machines = Object.values(bgp.sites).flatMap((site) => Object.values(site.machines));
  return [
    ...portChecks({ part, address: bgp.address, relays: true, fix }, ports),
    routeCheck(part, bgp.address),
    ...machines.flatMap(({ address }) => [
      ...relaysOwnPorts.tcp.map((port) => closedCheck({ part, ...own, address, port, fix })),
      closedCheck({ part, ...speech, address, port: bgpPort, fix }),
    ]),
  ];
}
