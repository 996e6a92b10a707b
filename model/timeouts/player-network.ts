import type { Port } from "../port";
import type { Hop } from "./idle";

const title = "player's network";

/** The router or carrier a player is behind: what the standard asks of it, which many do not keep. */
export const playerNetwork: Readonly<Record<Port["protocol"], Hop>> = {
  tcp: { title, source: "RFC 5382, REQ-5: at least; many keep less", seconds: { assumed: 7440 } },
  udp: { title, source: "RFC 4787, REQ-5: at least; many keep less", seconds: { assumed: 120 } },
};
