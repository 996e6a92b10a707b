import type { Edge } from "./edge";
import { secondsToNotice, type Health } from "./health";

/** Where a relay says whether it is well: HTTP 200 while it takes players and home answers it. */
export const relayHealth = { port: 8404, path: "/healthz" } as const;

/** Where it says, on the same port and to private addresses alone, how many players it has. */
export const relayLoadPath = "/load";

/** Where HAProxy asks whether nginx runs. */
export const relaysNginxPort = 8405;

/** Ports of a relay that are not the players': of the machine (SSH, name service, DHCP) and those that HAProxy and nginx have. */
export const relaysOwnPorts = { tcp: [22, 53, relayHealth.port, relaysNginxPort], udp: [53, 68] } as const;

/** Where the relay of a site speaks BGP with its neighbours. */
export const bgpPort = 179;

/** Seconds between two looks of a relay at whether the cloud is taking it away. */
export const leavingLookSeconds = 10;

/** Seconds a relay still takes players after it has said that it will not: until everyone who checks it has noticed. */
export function noticeSeconds(health: Health): number {
  return secondsToNotice(health) + 2;
}

/** Seconds from the cloud's decision to take a relay away until the last players have lost it. */
export function secondsToLeave(health: Health, { drainSeconds }: Pick<Edge["relays"], "drainSeconds">): number {
  return leavingLookSeconds + noticeSeconds(health) + drainSeconds;
}
