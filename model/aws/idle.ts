import type { Idle } from "../timeouts/idle";

/** Seconds after which Global Accelerator forgets, whatever is configured. */
export const acceleratorSeconds = { tcp: 340, udp: 30 } as const;

const accelerator = { title: "Global Accelerator", source: "AWS sheet, sections 1 (8) and 17" } as const;
const tracking = { title: "EC2 connection tracking", source: "AWS sheet, section 17: the default" } as const;
const balancers = {
  tcp: { source: "AWS sheet, section 17: tcp_idle_timeout_seconds", seconds: { from: 60, to: 6000, usual: 350 } },
  udp: { source: "AWS sheet, section 17: secondary source", seconds: { fixed: 120 } },
} as const;

/** How long AWS bears silence. */
export const idle: Idle = {
  tcp: {
    entry: { ...accelerator, seconds: { fixed: acceleratorSeconds.tcp }, dataOnly: true },
    entryReachesEdges: true,
    edgeLoadBalancer: { title: "Network Load Balancer of the edge", ...balancers.tcp },
    homeLoadBalancer: { title: "Network Load Balancer of home", ...balancers.tcp },
    machine: { ...tracking, seconds: { fixed: 432_000 } },
  },
  udp: {
    entry: { ...accelerator, seconds: { fixed: acceleratorSeconds.udp } },
    entryReachesEdges: true,
    edgeLoadBalancer: { title: "Network Load Balancer of the edge", ...balancers.udp },
    homeLoadBalancer: { title: "Network Load Balancer of home", ...balancers.udp },
    machine: { ...tracking, seconds: { fixed: 180 } },
  },
};
