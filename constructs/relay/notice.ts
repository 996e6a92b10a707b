import { noticeSeconds } from "../../model/relay";
import { lines } from "./lines";
import { portsOf } from "./ports-of";
import type { RelayRequest } from "./request";

/** What a person reads who logs in. */
export function notice(request: RelayRequest): string {
  const { name, health, relays } = request;
  const udp = portsOf(request, "udp").length > 0 ? ", nginx their UDP" : "";
  return lines(
    `${name}: a relay. HAProxy takes players' TCP to home${udp}.`,
    "As root: relay status, relay drain, relay undrain; journalctl -u haproxy has a line per connection that ended.",
    `A stop or reboot drains first, ${noticeSeconds(health) + relays.drainSeconds} s at most.`,
    "Changes here go with the machine.",
  );
}
