import type { RelayPort } from "./request";

/** Longest that the kernel waits before the first probe, in seconds (linux/tcp.h: MAX_TCP_KEEPIDLE). */
const longest = 32767;

/** How a relay finds out that a silent player or home is gone: a probe after the beat, then a few more. */
export const probes = { intervalSeconds: 10, count: 3 } as const;

/** Seconds of silence before the first probe. */
export function probeAfter(ports: readonly Pick<RelayPort, "heartbeatSeconds">[]): number {
  return Math.min(longest, ...ports.map(({ heartbeatSeconds }) => heartbeatSeconds));
}
