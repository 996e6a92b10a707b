import { entryWord } from "../../../../model/dispatch";
import type { Failure } from "../../../../simulator/failure/failure";
import type { Flow, Landing } from "../../../../simulator/landing";
import type { EdgePart } from "../../../../simulator/topology";
import type { RandomCase } from "./random-case";

/** Whether it holds of what landing says of a case. */
type Invariant = (random: RandomCase, landings: readonly Landing[]) => boolean;

const close = (one: number, other: number): boolean => Math.abs(one - other) < 1e-9;
const has = (failures: readonly Failure[], kind: Failure["kind"], name: string): boolean =>
  failures.some((failure) => failure.kind === kind && failure.name === name);
const every = (landings: readonly Landing[], holds: (flow: Flow, landing: Landing) => boolean): boolean =>
  landings.every((landing) => landing.flows.every((flow) => holds(flow, landing)));

/** What holds whatever is declared and whatever fails, each told without the rules' own code. */
export const invariants = {
  "shares sum to 1": (_random, landings) =>
    close(sum(landings), 1) &&
    landings.every(({ flows }) => close(sum(flows), 1) && flows.every(({ share }) => share > 0 && share <= 1 + 1e-9)),

  "nothing reaches what the entry cannot": ({ topology }, landings) =>
    every(
      landings,
      ({ by, edge }) => by !== "entry" || (topology.entry.retired !== true && isBehind({ topology }, edge)),
    ),

  "weight 0 gets nothing unless failed open": ({ topology }, landings) =>
    every(landings, ({ by, edge, reason }) => {
      if (by !== "entry" || edge === undefined) return true;
      return weightOf(topology.entry.rules, topology.edges[edge]) > 0 || reason === "fail-open";
    }),

  "drained edges get no new connections unless failed open": ({ topology }, landings) =>
    every(landings, ({ by, edge, reason }) => {
      const drained = edge !== undefined && topology.edges[edge]?.drain === true;
      return !drained || (by === "entry" && reason === "fail-open");
    }),

  "what is noticed gets none unless failed open": (random, landings) =>
    every(landings, ({ by, edge, point, reason }) => {
      const { noticed } = random.condition;
      if (point !== undefined && has(noticed, "entry-pop", point)) return false;
      if (edge === undefined) return true;
      if (by === "entry" && reason === "fail-open") return true;
      return !isKnownDown(random, edge, by);
    }),

  "what is down does not work": ({ topology, condition: { down } }, landings) =>
    every(landings, ({ edge, point, works }) => {
      if (!works) return true;
      if (has(down, "home", "") || topology.home.zones.every((zone) => has(down, "zone", zone))) return false;
      if (point !== undefined && has(down, "entry-pop", point)) return false;
      if (edge === undefined) return true;
      const zones = Object.keys(topology.edges[edge]?.zones ?? {});
      return (
        !has(down, "edge", edge) && !has(down, "backhaul", edge) && !zones.every((zone) => has(down, "zone", zone))
      );
    }),

  "what works does not lead nowhere, and has a round trip": (_random, landings) =>
    landings.every(
      ({ flows, latency }) =>
        flows.every(({ by, works, milliseconds }) => Number.isFinite(milliseconds) && !(works && by === "nowhere")) &&
        (latency.expected !== undefined) === flows.some(({ works }) => works),
    ),

  "dial 0 gets no ordinary traffic": ({ topology }, landings) =>
    topology.entry.rules !== "global-accelerator" ||
    every(landings, ({ by, edge, reason }) => {
      const { dialPercent } = edge === undefined ? topology.home : (topology.edges[edge] ?? topology.home);
      return by !== "entry" || dialPercent > 0 || reason === "failover" || reason === "fail-open";
    }),

  "the only group that is well takes all failover, whatever its dial": (random, landings) => {
    const eligible = groups(random).filter(({ isEligible }) => isEligible);
    const [only] = eligible;
    const isAsked = groups(random).some(({ dialPercent }) => dialPercent > 0);
    // with more groups than are tried it may fail open
    if (only === undefined || eligible.length > 1 || !isAsked || groups(random).length > 4) return true;
    return every(landings, ({ by, edge }) => by !== "entry" || edge === only.edge);
  },

  "failover goes to the nearest group that is well, whatever its dial": (random, landings) =>
    random.topology.entry.rules !== "global-accelerator" ||
    every(landings, ({ by, edge, point, reason }) => {
      if (by !== "entry" || reason !== "failover" || point === undefined) return true;
      const [first] = nearest(random, point, ({ isEligible }) => isEligible);
      return first !== undefined && first.edge === edge;
    }),

  "failover tries the original and three further groups": (random, landings) =>
    random.topology.entry.rules !== "global-accelerator" ||
    every(landings, ({ by, edge, point, reason }) => {
      if (by !== "entry" || reason !== "failover" || point === undefined) return true;
      return nearest(random, point).findIndex((group) => group.edge === edge) < 4;
    }),

  "failed open is the nearest group": (random, landings) =>
    random.topology.entry.rules !== "global-accelerator" ||
    every(landings, ({ by, edge, point, reason }) => {
      if (by !== "entry" || reason !== "fail-open" || point === undefined) return true;
      return nearest(random, point)[0]?.edge === edge;
    }),

  "it fails open only where none of the groups that it tries is well": (random, landings) =>
    random.topology.entry.rules !== "global-accelerator" ||
    every(landings, ({ by, point, reason }) => {
      if (by !== "entry" || reason !== "fail-open" || point === undefined) return true;
      const all = nearest(random, point);
      return all.some((group) => group.dialPercent > 0 && !tried(all, group).some(({ isEligible }) => isEligible));
    }),

  "what is directed to a group is the product of dials": (random, landings) => {
    if (random.topology.entry.rules !== "global-accelerator") return true;
    return everyPlain(random, landings, ({ flows }, point) => {
      const all = nearest(random, point);
      const last = all.findLast(({ dialPercent }) => dialPercent > 0);
      let left = 1;
      return all.every((group) => {
        const { edge, dialPercent, isEligible } = group;
        const share = group === last ? left : (left * dialPercent) / 100;
        left -= share;
        const ordinary = flows.filter((flow) => flow.edge === edge && ordinarily.includes(flow.reason));
        return close(sum(ordinary), isEligible ? share : 0);
      });
    });
  },

  "an accelerator by GA2's rules shares by weight": (random, landings) => {
    if (random.topology.entry.rules !== "ga2" || random.topology.entry.retired === true) return true;
    return everyPlain(random, landings, ({ flows }) => {
      const all = endpoints(random);
      const healthy = all.filter((one) => one.healthy && one.weight > 0);
      return areShared(flows, healthy.length > 0 ? healthy : all);
    });
  },

  "clients share the edges of a group by weight and room": (random, landings) =>
    random.condition.down.length > 0 ||
    landings.every(({ players, flows }) => {
      const [first = []] = orderFor(random, players);
      const open = first.filter((key) => key !== entryWord && !isKnownDown(random, key, "edge"));
      if (first.includes(entryWord) || open.length === 0 || random.topology.entry.retired === true) return true;
      const room = (key: string): number => {
        const { zones = {}, connections = 0 } = random.topology.edges[key] ?? {};
        const known = ([zone]: readonly [string, number]): boolean => has(random.condition.noticed, "zone", zone);
        return connections * total(Object.entries(zones).flatMap((one) => (known(one) ? [] : [one[1]])));
      };
      return areShared(
        flows,
        open.map((edge) => ({ edge, weight: room(edge) * (random.topology.weights[edge] ?? 0) })),
      );
    }),
} as const satisfies Readonly<Record<string, Invariant>>;

const ordinarily: readonly Flow["reason"][] = ["only", "nearest", "spill"];

/** Names of the invariants that do not hold. */
export function broken(random: RandomCase, landings: readonly Landing[]): string[] {
  return Object.entries(invariants).flatMap(([name, holds]) => (holds(random, landings) ? [] : [name]));
}

function sum(all: readonly { readonly share: number }[]): number {
  return all.reduce((total, { share }) => total + share, 0);
}

function isBehind(
  { topology: { cloud, entry, edges } }: Pick<RandomCase, "topology">,
  key: string | undefined,
): boolean {
  if (key === undefined) return true;
  const edge = edges[key];
  if (edge === undefined) return false;
  if (entry.rules === "global-accelerator") return edge.cloud === cloud;
  return entry.rules === "ga2" && edge.entryWeight !== undefined;
}

function weightOf(rules: string, edge: EdgePart | undefined): number {
  if (edge === undefined || edge.drain) return 0;
  return rules === "ga2" ? (edge.entryWeight ?? 0) : 128;
}

/** GA2's checks are connections, which relays accept without a home. */
function isKnownDown({ topology, condition: { noticed } }: RandomCase, key: string, by: Flow["by"]): boolean {
  const zones = Object.keys(topology.edges[key]?.zones ?? {});
  if (has(noticed, "edge", key) || zones.every((zone) => has(noticed, "zone", zone))) return true;
  if (by === "entry" && topology.entry.rules === "ga2") return false;
  const homeless = has(noticed, "home", "") || topology.home.zones.every((zone) => has(noticed, "zone", zone));
  return homeless || has(noticed, "backhaul", key);
}

/** What clients of a region try. */
function orderFor({ topology: { order } }: RandomCase, players: string): readonly (readonly string[])[] {
  return order.regions[players] ?? order.usual;
}

/** Of players who all come in by the entry at one point, and all get through: there a rule decides alone. */
function everyPlain(
  random: RandomCase,
  landings: readonly Landing[],
  holds: (landing: Landing, point: string) => boolean,
): boolean {
  const { condition, limits, topology } = random;
  if (condition.down.length > 0 || limits.secondNearest > 0 || topology.entry.retired === true) return true;
  return landings.every((landing) => {
    const [first = []] = orderFor(random, landing.players);
    const { point, flows } = landing;
    if (!first.includes(entryWord) || point === undefined || flows.some(({ by }) => by !== "entry")) return true;
    return holds(landing, point);
  });
}

interface Shared {
  readonly edge?: string;
  readonly weight: number;
}

/** Whether shares by edge are as their weights. */
function areShared(flows: readonly Flow[], all: readonly Shared[]): boolean {
  const weightOfAll = total(all.map(({ weight }) => weight));
  return [...new Set([...all, ...flows].map(({ edge }) => edge))].every((edge) =>
    close(
      sum(flows.filter((flow) => flow.edge === edge)),
      total(all.flatMap((one) => (one.edge === edge ? [one.weight] : []))) / weightOfAll,
    ),
  );
}

/** Home, and the relays of each zone of an edge that has a share. */
function endpoints({ topology, condition: { noticed } }: RandomCase): (Shared & { readonly healthy: boolean })[] {
  const { home, edges } = topology;
  const homeless = has(noticed, "home", "") || home.zones.every((zone) => has(noticed, "zone", zone));
  return [
    { weight: 100, healthy: !homeless },
    ...Object.entries(edges).flatMap(([edge, { zones, drain, entryWeight }]) =>
      Object.entries(zones).map(([zone, relays]) => ({
        edge,
        weight: drain ? 0 : (entryWeight ?? 0) * relays,
        healthy: !has(noticed, "edge", edge) && !has(noticed, "zone", zone),
      })),
    ),
  ];
}

/** The group, and three further ones, of groups from the nearest. */
function tried(all: readonly Group[], group: Group): Group[] {
  return [group, ...all.filter((one) => one !== group).slice(0, 3)];
}

function total(all: readonly number[]): number {
  return all.reduce((all, one) => all + one, 0);
}

interface Group {
  readonly edge?: string;
  readonly dialPercent: number;
  readonly isEligible: boolean;
}

/** The groups of an accelerator of AWS. */
function groups(random: RandomCase): Group[] {
  const { topology, condition } = random;
  if (topology.entry.rules !== "global-accelerator" || topology.entry.retired === true) return [];
  const { home, edges } = topology;
  const homeless =
    has(condition.noticed, "home", "") || home.zones.every((zone) => has(condition.noticed, "zone", zone));
  return [
    { dialPercent: home.dialPercent, isEligible: !homeless },
    ...Object.entries(edges).flatMap(([key, { drain, dialPercent, cloud }]) =>
      cloud === topology.cloud
        ? [{ edge: key, dialPercent, isEligible: !drain && !isKnownDown(random, key, "edge") }]
        : [],
    ),
  ];
}

/** Groups from the nearest to the farthest. */
function nearest(random: RandomCase, point: string, counts: (group: Group) => boolean = () => true): Group[] {
  const { topology, atlas } = random;
  const far = ({ edge }: Group): number => {
    const place = edge === undefined ? topology.home.place : (topology.edges[edge]?.place ?? "");
    return atlas.roundTrip("backbone", point, place).milliseconds;
  };
  return groups(random)
    .filter(counts)
    .sort((a, b) => far(a) - far(b));
}
