import type { PlayerRegion } from "../atlas/atlas";
import type { Option } from "./dispatch-order";
import { entryRoutes, type Destination } from "./entry-routes";
import { nearestPoints } from "./nearest-points";
import { overseas } from "./overseas";
import type { Routed } from "./routed";
import type { Scene, Way } from "./scene";

/** How players of a region come in by the entry. */
export interface EntryWays {
  /** The nearest point; undefined where none is left, and over the Internet all the way. */
  readonly point: string | undefined;
  /** Not over the Internet all the way. */
  readonly accelerated: boolean;
  /** Where it leads them; empty where no point is left. */
  readonly ways: readonly Option<Way>[];
}

/** Where the entry leads players of a region. */
export function entryWays(player: PlayerRegion, scene: Scene): EntryWays {
  const accelerated = !(player.mainland && overseas.includes(scene.topology.entry.rules));
  const entrances = accelerated ? entrancesOf(player, scene) : [{ point: undefined, share: 1 }];
  const ways = entrances.flatMap((entrance) => through(player, entrance, scene));
  return { point: entrances[0]?.point, accelerated, ways };
}

/** Where a share of a region's players comes in; no point over the Internet all the way. */
interface Entrance {
  readonly point: string | undefined;
  readonly share: number;
}

/** The nearest point that routes lead to, and for those whom BGP leads wrong the next. GA2's areas are found by DNS. */
function entrancesOf(player: PlayerRegion, { topology, atlas, states, limits }: Scene): Entrance[] {
  const open = nearestPoints(topology, atlas, player.id).filter(({ id }) => !states.leftPoints.has(id));
  const [nearest, second] = open;
  if (nearest === undefined) return [];
  const astray = topology.entry.rules === "ga2" ? 0 : limits.secondNearest;
  if (second === undefined || astray === 0) return [{ point: nearest.id, share: 1 }];
  return [
    { point: nearest.id, share: 1 - astray },
    { point: second.id, share: astray },
  ];
}

function through(player: PlayerRegion, { point, share }: Entrance, scene: Scene): Option<Way>[] {
  const { topology, atlas, states, roads } = scene;
  const { home, edges } = topology;
  const dead = point !== undefined && states.deadPoints.has(point);
  const trip = (place: string): number =>
    point === undefined
      ? atlas.roundTrip("internet", player.id, place).milliseconds
      : atlas.roundTrip("internet", player.id, point).milliseconds +
        atlas.roundTrip("backbone", point, place).milliseconds;
  return routesAt(point, scene).map(({ target, share: routed, reason, undocumented }) => {
    const weight = share * routed;
    if (target === undefined) {
      const lost: Way = { by: "nowhere", edge: undefined, point, reason, milliseconds: 0, undocumented };
      return { target: lost, weight, answers: 0 };
    }
    const { edge, answers } = target;
    const milliseconds =
      edge === undefined ? trip(home.place) : trip(edges[edge]?.place ?? home.place) + (roads.get(edge) ?? 0);
    const way: Way = { by: "entry", edge, point, reason, milliseconds, undocumented };
    return { target: way, weight, answers: dead ? 0 : answers };
  });
}

function routesAt(point: string | undefined, scene: Scene): readonly Routed<Destination>[] {
  const before = scene.routes.get(point);
  if (before) return before;
  const made = entryRoutes({ ...scene, point });
  scene.routes.set(point, made);
  return made;
}
