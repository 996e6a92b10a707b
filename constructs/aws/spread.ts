import type { Route53RecordConfig } from "@cdktf/provider-aws/lib/route53-record";
import type { Dns } from "../../model/dns";

/** One record of the name that chooses among edges: what it adds to its id, and by what it is chosen. */
interface Choice extends Pick<
  Route53RecordConfig,
  "setIdentifier" | "latencyRoutingPolicy" | "weightedRoutingPolicy" | "geolocationRoutingPolicy"
> {
  readonly id: string;
}

const continent = /^continent-(.+)$/;

/**
 * The records by which an edge is chosen. Those of another way are other records: as the same ones none could change, since
 * Route 53 takes no two ways for one name. Facts: AWS sheet, section 8.3.
 */
export function choicesOf(key: string, { region }: { readonly region: string }, { spread }: Dns): readonly Choice[] {
  const { by = "latency", weights = {}, places = {} } = spread ?? {};
  if (by === "latency") return [{ id: key, setIdentifier: key, latencyRoutingPolicy: { region } }];
  if (by === "weight") {
    return [{ id: `weight-${key}`, setIdentifier: key, weightedRoutingPolicy: { weight: weights[key] ?? 0 } }];
  }
  return (places[key] ?? []).map((place) => {
    const [, letters] = continent.exec(place) ?? [];
    return {
      // a place that goes to another edge is the same record
      id: `place-${place}`,
      setIdentifier: place,
      geolocationRoutingPolicy:
        letters === undefined ? { country: place === "default" ? "*" : place } : { continent: letters },
    };
  });
}
