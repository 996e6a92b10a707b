import type { Dns } from "../model/dns";
import { fallbackLabel } from "../model/fallback-label";
import type { TrafficRequest } from "./cloud";

/** One record of one value. */
export interface NameRecord {
  /** Id of its construct. */
  readonly id: string;
  /** What stands before the zone. */
  readonly label: string;
  readonly type: "A" | "CNAME";
  readonly value: string;
  /** Share among the records of the label. */
  readonly weight?: number;
  /** Whom it answers, in the words of the declaration: `default`, or one of the cloud's. */
  readonly place?: string;
}

interface NameRequest extends Pick<TrafficRequest, "edges" | "https"> {
  readonly dns: Dns;
  readonly entry: Pick<NameRecord, "type" | "value">;
  /** Name that the one of HTTPS leads to, if there is one. */
  readonly web: string;
}

/**
 * Records of the entry, of each edge and its relays, of the name that chooses among edges, and of that of HTTPS, where
 * they are asked for: for a DNS without aliases and health checks.
 */
export function nameRecords(request: NameRequest): NameRecord[] {
  const { dns, edges, https, entry, web } = request;
  // those of which nobody knows the addresses yet have no records: see docs/decisions/0019
  const keys = Object.keys(edges).sort();
  return [
    { id: "record-entry", label: dns.name, ...entry },
    ...keys.flatMap((key) =>
      relaysOf(request, key).map(([relay, value]): NameRecord => ({
        id: `record-${key}-${relay}`,
        label: `${key}.${dns.name}`,
        type: "A",
        value,
      })),
    ),
    ...(dns.spread ? keys.flatMap((key) => spreadRecords(request, key)) : []),
    ...(https ? [{ id: "record-https", label: https.name, type: "CNAME", value: web } as const] : []),
  ];
}

/** An edge's share is that of its relays together; a place leads to all of them. */
function spreadRecords(request: NameRequest, key: string): NameRecord[] {
  const { dns } = request;
  const { by, weights = {}, places = {} } = dns.spread ?? {};
  const relays = relaysOf(request, key);
  const common = { label: `${fallbackLabel}.${dns.name}`, type: "A" } as const;
  return relays.flatMap(([relay, value]): NameRecord[] => {
    const id = `spread-${key}-${relay}`;
    if (by === "weight") {
      return [{ ...common, id, value, weight: Math.max(1, Math.round((weights[key] ?? 1) / relays.length)) }];
    }
    return (places[key] ?? []).map((place) => ({ ...common, id: `${id}-${place}`, value, place }));
  });
}

function relaysOf({ edges }: NameRequest, key: string): [string, string][] {
  return Object.entries(edges[key]?.addresses ?? {});
}
