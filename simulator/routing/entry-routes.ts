import type { EdgePart } from "../topology";
import { aia } from "./aia";
import { anycastEip } from "./anycast-eip";
import { endpointWeights } from "./endpoint-weights";
import { ga2 } from "./ga2";
import { globalAccelerator, type Group } from "./global-accelerator";
import type { PartStates } from "./part-states";
import { nowhere, type Endpoint, type Routed } from "./routed";
import type { Scene } from "./scene";

/** Where an entry leads: to home, or to relays of an edge. */
export interface Destination {
  /** Key of the edge; undefined straight to home. */
  readonly edge?: string;
  /** Share of the connections that get through to home, 0 to 1. */
  readonly answers: number;
}

interface Request extends Pick<Scene, "topology" | "atlas" | "states" | "behind"> {
  /** Id of the entry point; undefined where traffic comes over the Internet all the way. */
  readonly point: string | undefined;
}

/** What the entry does with new connections that enter at a point, by its cloud's rules and as it is built. */
export function entryRoutes(request: Request): Routed<Destination>[] {
  const { topology, states, point } = request;
  const { rules, retired = false } = topology.entry;
  const home = retired ? undefined : { answers: states.home.answers };
  switch (rules) {
    case "aia":
      return aia<Destination>(home);
    case "anycast-eip":
      return anycastEip<Destination>(point, home ? [{ target: home, mode: "Default", points: [] }] : []);
    case "ga2":
      return retired ? [nowhere] : ga2(endpoints(request));
    case "global-accelerator":
      return retired ? [nowhere] : globalAccelerator(groups(request));
  }
}

/** Home and the relays that have a share. Each check is a connection, which a relay accepts whether or not it has a home. */
function endpoints({ topology, states, behind }: Request): Endpoint<Destination>[] {
  const { home } = states;
  const relays = behind.flatMap((key) => {
    const { entryWeight = 0, drain = false } = topology.edges[key] ?? {};
    return (states.edges.get(key)?.zones ?? []).map(({ relays: count, healthy, answers }) => ({
      target: { edge: key, answers },
      weight: drain ? 0 : entryWeight * count,
      healthy,
    }));
  });
  return [{ target: { answers: home.answers }, weight: endpointWeights.home, healthy: home.well }, ...relays];
}

/** One group with one endpoint for home and for each edge, the nearest over the backbone first. */
function groups({ topology, atlas, states, behind, point }: Request): Group<Destination>[] {
  const { home, edges } = topology;
  const far = (place: string) => (point === undefined ? 0 : atlas.roundTrip("backbone", point, place).milliseconds);
  const own = {
    milliseconds: far(home.place),
    dialPercent: home.dialPercent,
    endpoints: [
      { target: { answers: states.home.answers }, weight: endpointWeights.ordinary, healthy: states.home.well },
    ],
  };
  const others = behind.flatMap((key) => {
    const edge = edges[key];
    return edge ? [{ ...group(key, edge, states), milliseconds: far(edge.place) }] : [];
  });
  // alike far apart they stay in this order: home, then edges by key
  return [own, ...others].sort((a, b) => a.milliseconds - b.milliseconds);
}

/** A dial of 0 would not drain, so that a drained edge has weight 0. */
function group(key: string, { dialPercent, drain }: EdgePart, { edges }: PartStates): Group<Destination> {
  const { well = false, answers = 0 } = edges.get(key)?.behindEntry ?? {};
  return {
    dialPercent,
    endpoints: [{ target: { edge: key, answers }, weight: drain ? 0 : endpointWeights.ordinary, healthy: well }],
  };
}
