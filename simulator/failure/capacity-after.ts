import { own } from "../../model/own";
import { homeZones } from "../home-zones";
import type { Landing } from "../landing";
import type { EdgePart, Topology } from "../topology";
import type { Failure } from "./failure";
import type { Capacity } from "./story";

interface Landings {
  readonly before: readonly Landing[];
  /** When all is noticed that will be. */
  readonly after: readonly Landing[];
}

/** What is left when a part is gone, of which it is known where players land. */
export function capacityAfter(topology: Topology, failure: Failure, { before, after }: Landings): Capacity {
  const parts = Object.entries(topology.edges).map(([key, edge]) => ({
    key,
    all: zonesOf(edge),
    left: zonesOf(edge, (zone) => works(failure, key, zone)),
    edge,
  }));
  const sum = (of: "all" | "left"): number =>
    parts.reduce((total, { edge, [of]: zones }) => total + edge.connections * relaysOf(zones), 0);
  const roomOf = (of: "all" | "left"): Record<string, number> =>
    Object.fromEntries(parts.map(({ key, edge, [of]: zones }) => [key, room(edge, zones)]));
  const lostMachines = machinesLost(topology, failure);
  return {
    relayConnections: { left: sum("left"), lost: sum("all") - sum("left") },
    homeMachines: { left: topology.home.machines.min - lostMachines, lost: lostMachines },
    fullFrom: fullFrom(after, roomOf("left")),
    fullFromBefore: fullFrom(before, roomOf("all")),
  };
}

/** Relays of each zone that counts. */
function zonesOf({ zones }: EdgePart, counts: (zone: string) => boolean = () => true): number[] {
  return Object.entries(zones).flatMap(([zone, relays]) => (counts(zone) ? [relays] : []));
}

/** Players for whom there is room. A load balancer of AWS sends the same to each zone, so that the smallest is full first. */
function room({ cloud, connections }: EdgePart, zones: readonly number[]): number {
  if (zones.length === 0) return 0;
  return connections * (cloud === "aws" ? zones.length * Math.min(...zones) : relaysOf(zones));
}

function relaysOf(zones: readonly number[]): number {
  return zones.reduce((sum, relays) => sum + relays, 0);
}

/** Relays without a way home carry nobody. */
function works({ kind, name }: Failure, key: string, zone: string): boolean {
  switch (kind) {
    case "home":
      return false;
    case "edge":
    case "backhaul":
      return key !== name;
    case "zone":
      return zone !== name;
    case "entry-pop":
      return true;
  }
}

function machinesLost(topology: Topology, { kind, name }: Failure): number {
  if (kind === "home") return topology.home.machines.min;
  if (kind !== "zone") return 0;
  return homeZones(topology, (zone) => zone === name).find(({ zone }) => zone === name)?.machines ?? 0;
}

/** The least number of players of whom an edge gets more than it has room for. */
function fullFrom(landings: readonly Landing[], room: Readonly<Record<string, number>>): Record<string, number> {
  const shares = new Map<string, number>();
  for (const { share, flows } of landings) {
    for (const { edge, works: reaches, share: part } of flows) {
      if (edge !== undefined && reaches) shares.set(edge, (shares.get(edge) ?? 0) + share * part);
    }
  }
  return Object.fromEntries(
    [...shares]
      .filter(([, share]) => share > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      // a share is a sum of many, and a little off
      .map(([key, share]) => [key, Math.floor(((own(room, key) ?? 0) / share) * (1 + 1e-12)) + 1]),
  );
}
