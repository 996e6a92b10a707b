import type { Hop, Idle, IdleHops } from "./idle";

const machine: Hop = { title: "hoster's network", source: "no figure known", seconds: "unknown" };

/** How long the hops of a site bear silence: no cloud's load balancer is before its relays, and no cloud tracks them. */
export function siteIdle({ tcp, udp }: Idle): Idle {
  return { tcp: hops(tcp), udp: hops(udp) };
}

function hops({ entry, homeLoadBalancer }: IdleHops): IdleHops {
  return { entry, entryReachesEdges: false, homeLoadBalancer, machine };
}
