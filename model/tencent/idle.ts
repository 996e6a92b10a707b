import type { Hop, Idle } from "../timeouts/idle";

const entry: Hop = {
  title: "Anycast Internet Acceleration",
  source: "no figure known: Tencent sheet, section 14",
  seconds: "unknown",
};
const ga2 = { title: "Global Accelerator 2.0", source: "Tencent sheet, section 14: idle_timeout" } as const;
const machine: Hop = { title: "CVM connection tracking", source: "no figure known", seconds: "unknown" };
const balancer = { title: "CLB of home", source: "Tencent sheet, section 14: idle_connect_timeout" } as const;

/** How long Tencent Cloud bears silence. The anycast address reaches home alone, and a relay has an address of its own. */
export const idle: Idle = {
  tcp: {
    entry,
    entryReachesEdges: false,
    homeLoadBalancer: { ...balancer, seconds: { from: 10, to: 900, usual: 900 } },
    machine,
  },
  udp: {
    entry,
    entryReachesEdges: false,
    homeLoadBalancer: { ...balancer, seconds: { from: 10, to: 900, usual: 300 } },
    machine,
  },
};

/** The same behind an accelerator. Where relays are its endpoints, players have both ways to them. */
export const ga2Idle: Idle = {
  tcp: { ...idle.tcp, entry: { ...ga2, seconds: { from: 10, to: 900, usual: 900 } } },
  udp: { ...idle.udp, entry: { ...ga2, seconds: { from: 10, to: 20, usual: 20 } } },
};
