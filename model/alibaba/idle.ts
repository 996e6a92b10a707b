import type { Hop, Idle } from "../timeouts/idle";

const source = "no figure known: Alibaba sheet, section 12";
const entry: Hop = { title: "Anycast EIP", source, seconds: "unknown" };
const machine: Hop = { title: "connection tracking of ECS and ENS", source, seconds: "unknown" };
const title = "CLB of home";

/** How long Alibaba Cloud bears silence. The anycast address reaches home alone, and a relay has an address of its own. */
export const idle: Idle = {
  tcp: {
    entry,
    entryReachesEdges: false,
    homeLoadBalancer: {
      title,
      source: "Alibaba sheet, section 12: established_timeout",
      seconds: { from: 10, to: 900, usual: 900 },
    },
    machine,
  },
  udp: {
    entry,
    entryReachesEdges: false,
    homeLoadBalancer: { title, source, seconds: "unknown" },
    machine,
  },
};
