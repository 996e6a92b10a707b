import type { Condition, Failure } from "../failure/failure";
import { homeZones } from "../home-zones";
import type { EdgePart, Topology } from "../topology";
import { loadBalancer } from "./load-balancer";

/** The relays of an edge in one zone, as the entry knows them. */
interface ZoneState {
  readonly relays: number;
  /** Nobody has noticed that they are gone. */
  readonly healthy: boolean;
  /** Share of the connections to them that get through to home, 0 to 1. */
  readonly answers: number;
}

/** An edge, as somebody knows it. */
interface Known {
  /** Relays are there, and have a home. */
  readonly well: boolean;
  /** Share of the connections that get through to home, 0 to 1. */
  readonly answers: number;
}

/** An edge under a condition. */
export interface EdgeState {
  /** For an entry that leads to its load balancer. */
  readonly behindEntry: Known;
  /** For clients who use its own addresses: they know what they have been told. */
  readonly byAddress: Known & { readonly relays: number };
  /** By zone, sorted. */
  readonly zones: readonly ZoneState[];
}

/** All parts under a condition. */
export interface PartStates {
  readonly home: Known;
  /** By key, sorted. */
  readonly edges: ReadonlyMap<string, EdgeState>;
  /** Entry points that take nothing any more. */
  readonly deadPoints: ReadonlySet<string>;
  /** Entry points that routes lead to no more. */
  readonly leftPoints: ReadonlySet<string>;
}

/** What a condition means for each part: what works by what is down, who is kept away by what is noticed. */
export function partStates(topology: Topology, condition: Condition): PartStates {
  const { down, noticed } = condition;
  const fails = (zone: string): boolean => has(down, "zone", zone) || has(noticed, "zone", zone);
  const zones = homeZones(topology, fails).map(({ zone, weight }) => ({ weight, ...zoneState(zone, down, noticed) }));
  const isDown = has(down, "home", "");
  const home = {
    well: !has(noticed, "home", "") && zones.some(({ healthy, weight }) => healthy && weight > 0),
    answers: isDown ? 0 : answered(zones),
  };
  // relays look at each zone's address of a load balancer of AWS, and go on to another at once when one does not answer
  const anyZone = !isDown && zones.some(({ answers, weight }) => answers > 0 && weight > 0) ? 1 : 0;
  const edges = new Map<string, EdgeState>();
  for (const key of Object.keys(topology.edges).sort()) {
    const edge = topology.edges[key];
    if (edge === undefined) continue;
    const relayed = topology.cloud === "aws" && edge.road === "private" ? anyZone : home.answers;
    const road = isCutOff(topology, edge) ? { well: false, answers: 0 } : { well: home.well, answers: relayed };
    edges.set(key, edgeState({ key, edge, road, condition }));
  }
  return { home, edges, deadPoints: points(down), leftPoints: points(noticed) };
}

/** A public road leads to the entry's address, behind which nothing is any more; beside GA2 to one of home's own. */
function isCutOff({ entry: { rules, retired } }: Topology, { road }: EdgePart): boolean {
  return retired === true && road === "public" && rules !== "ga2";
}

interface EdgeRequest {
  readonly key: string;
  readonly edge: EdgePart;
  /** Where its relays lead to. */
  readonly road: Known;
  readonly condition: Condition;
}

function edgeState(request: EdgeRequest): EdgeState {
  const { edge, condition } = request;
  const { noticed, told = noticed } = condition;
  const zones = zonesOf(request, noticed);
  const toldZones = told === noticed ? zones : zonesOf(request, told);
  // a load balancer of AWS sends the same to each zone and nothing from one to the other; clients are told of addresses by their room
  const atEntry = edge.cloud === "aws" ? zones.map((zone) => ({ ...zone, weight: 1 })) : zones;
  return {
    behindEntry: { well: isWell(request, zones, noticed), answers: answered(atEntry) },
    byAddress: {
      well: isWell(request, toldZones, told),
      answers: answered(toldZones),
      relays: relaysOf(toldZones),
    },
    zones,
  };
}

function zonesOf({ key, edge, road, condition: { down } }: EdgeRequest, known: readonly Failure[]) {
  const carried = has(down, "edge", key) || has(down, "backhaul", key) ? 0 : road.answers;
  const isKnown = has(known, "edge", key);
  return Object.keys(edge.zones)
    .sort()
    .map((zone) => {
      const relays = edge.zones[zone] ?? 0;
      const { healthy, answers } = zoneState(zone, down, known);
      return { relays, weight: relays, healthy: healthy && !isKnown, answers: answers * carried };
    });
}

function isWell({ key, road }: EdgeRequest, zones: readonly ZoneState[], known: readonly Failure[]): boolean {
  return relaysOf(zones) > 0 && road.well && !has(known, "backhaul", key);
}

function relaysOf(zones: readonly ZoneState[]): number {
  return zones.reduce((sum, { relays, healthy }) => sum + (healthy ? relays : 0), 0);
}

function zoneState(zone: string, down: readonly Failure[], known: readonly Failure[]) {
  return { healthy: !has(known, "zone", zone), answers: has(down, "zone", zone) ? 0 : 1 };
}

interface Answering {
  readonly weight: number;
  readonly healthy: boolean;
  readonly answers: number;
}

/** Share of the connections that get through, where a load balancer spreads them. */
function answered(zones: readonly Answering[]): number {
  const [first] = zones;
  // however they are spread
  if (first !== undefined && zones.every(({ answers }) => answers === first.answers)) return first.answers;
  const routed = loadBalancer(
    zones.map((zone) => ({ target: zone.answers, weight: zone.weight, healthy: zone.healthy })),
  );
  // a sum of shares may be a little more than 1
  return Math.min(
    1,
    routed.reduce((sum, { target = 0, share }) => sum + share * target, 0),
  );
}

function has(failures: readonly Failure[], kind: Failure["kind"], name: string): boolean {
  return failures.some((failure) => failure.kind === kind && failure.name === name);
}

function points(failures: readonly Failure[]): ReadonlySet<string> {
  return new Set(failures.flatMap(({ kind, name }) => (kind === "entry-pop" ? [name] : [])));
}
