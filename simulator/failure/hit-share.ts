import { own } from "../../model/own";
import { homeZones } from "../home-zones";
import type { Flow } from "../landing";
import type { EdgePart, Topology } from "../topology";
import type { Failure } from "./failure";

/** Which share of the sessions of a flow a failure hits: of a zone as many as are led there while nothing fails. */
export function hitShare(
  topology: Topology,
  { kind, name }: Failure,
  { by, point, edge: key }: Pick<Flow, "by" | "point" | "edge">,
): number {
  switch (kind) {
    case "home":
      return 1;
    case "entry-pop":
      return point === name ? 1 : 0;
    case "edge":
    case "backhaul":
      return key === name ? 1 : 0;
    case "zone": {
      const edge = key === undefined ? undefined : topology.edges[key];
      return 1 - (1 - atHome(topology, name)) * (1 - (edge === undefined ? 0 : atEdge(edge, name, by)));
    }
  }
}

function atHome(topology: Topology, name: string): number {
  const zones = homeZones(topology, (zone) => zone === name);
  const all = zones.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? 0 : (zones.find(({ zone }) => zone === name)?.weight ?? 0) / all;
}

/** A load balancer of AWS sends the same to each zone; clients are told of addresses by the relays behind them. */
function atEdge({ cloud, zones }: EdgePart, zone: string, by: Flow["by"]): number {
  const alike = cloud === "aws" && by === "entry";
  const weight = (relays: number): number => (alike ? 1 : relays);
  const all = Object.values(zones).reduce((sum, relays) => sum + weight(relays), 0);
  const relays = own(zones, zone);
  return all === 0 || relays === undefined ? 0 : weight(relays) / all;
}
