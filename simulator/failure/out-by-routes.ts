import { client } from "../client";

/**
 * The share of connections through the entry that are broken by a change of routes and not yet noticed by their players, for every second.
 * Each breaks with the same probability in every second, and is back when its player has noticed, between one heartbeat and two later.
 *
 * @param perHour probability that a connection breaks in an hour, 0 to 1
 */
export function outByRoutes(perHour: number, heartbeatSeconds: number, seconds: number): Float64Array {
  const out = new Float64Array(seconds);
  if (perHour === 0) return out;
  const breaks = perHour >= 1 ? 1 : 1 - (1 - perHour) ** (1 / 3600);
  const first = Math.max(1, Math.round((client.silentHeartbeats - 1) * heartbeatSeconds));
  const last = Math.max(first + 1, Math.round(client.silentHeartbeats * heartbeatSeconds));
  // broken in all seconds before
  const broken = new Float64Array(seconds + 1);
  const until = (second: number): number => broken[Math.max(0, second)] ?? 0;
  let share = 0;
  for (let second = 0; second < seconds; second += 1) {
    out[second] = share;
    const now = breaks * (1 - share);
    broken[second + 1] = until(second) + now;
    const back = (until(second + 1 - first) - until(second + 1 - last)) / (last - first);
    share = Math.min(1, Math.max(0, share + now - back));
  }
  return out;
}
