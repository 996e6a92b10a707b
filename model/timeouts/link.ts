import type { Port } from "../port";
import type { Hop } from "./idle";
import { margin } from "./margin";

/** A hop with the seconds it has for a port. */
export interface Link extends Pick<Hop, "title" | "source" | "dataOnly"> {
  /** Seconds without a packet after which it forgets a connection; left out where no figure is known. */
  readonly seconds?: number;
  /** Whether the seconds are set here, the hop's own, what a standard asks of it, or not known. */
  readonly by: "set" | "fixed" | "assumed" | "unknown";
}

/** A hop with what can be set set: to what the port declares, or to what its heartbeat needs. */
export function link({ idleSeconds, heartbeatSeconds = 0 }: Port, { seconds, ...hop }: Hop): Link {
  if (seconds === "unknown") return { ...hop, by: "unknown" };
  if ("fixed" in seconds) return { ...hop, seconds: seconds.fixed, by: "fixed" };
  if ("assumed" in seconds) return { ...hop, seconds: seconds.assumed, by: "assumed" };
  const wish = idleSeconds ?? Math.max(seconds.usual, margin * heartbeatSeconds);
  return { ...hop, seconds: Math.min(wish, seconds.to), by: "set" };
}
