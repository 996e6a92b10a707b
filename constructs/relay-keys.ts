import type { Edge } from "../model/edge";

/** One relay of an edge. */
export interface RelayKey {
  /** `<zone>-<slot>`, slots counted from 1 inside the zone: the relay's identity. */
  readonly key: string;
  readonly zone: string;
}

/** The relays of an edge, by zone and slot. More or fewer in one zone leaves those of the others alone. */
export function relayKeys({ relays }: Pick<Edge, "relays">): RelayKey[] {
  return Object.entries(relays.zones)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([zone, count]) => Array.from({ length: count }, (_, slot) => ({ key: `${zone}-${slot + 1}`, zone })));
}
