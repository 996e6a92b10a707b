import type { Atlas, PlayerRegion } from "../atlas/atlas";
import { land } from "../land";
import type { Landing } from "../landing";
import type { Limits } from "../limits";
import type { Topology } from "../topology";
import type { Condition, Failure } from "./failure";
import { hitShare } from "./hit-share";

/** What is asked for. */
interface Request {
  readonly topology: Topology;
  readonly atlas: Atlas;
  readonly failure: Failure;
  readonly condition: Condition;
  readonly limits?: Limits;
  /** Where players land while nothing fails. */
  readonly before: readonly Landing[];
}

/**
 * Where players land while one part fails. Those whose way does not lead by it land as before, so that they are not asked for again: of an
 * entry point that is nearly everybody.
 */
export function landingsIn({ topology, atlas, failure, condition, limits, before }: Request): readonly Landing[] {
  const players = new Map(atlas.players.map((player) => [player.id, player]));
  const isHit = ({ flows }: Landing): boolean => flows.some((flow) => hitShare(topology, failure, flow) > 0);
  if (before.every(isHit)) return land(topology, atlas, condition, limits);
  return before.map((landing) => {
    const player = players.get(landing.players);
    if (player === undefined || !isHit(landing)) return landing;
    const [then] = land(topology, alone(atlas, player), condition, limits);
    return then === undefined ? landing : { ...then, share: landing.share };
  });
}

const known = new WeakMap<Atlas, Map<string, Atlas>>();

/** The same world, in which nobody else plays. Remembered, since much is remembered by world. */
function alone(atlas: Atlas, player: PlayerRegion): Atlas {
  const all = known.get(atlas) ?? new Map<string, Atlas>();
  known.set(atlas, all);
  const before = all.get(player.id);
  if (before !== undefined) return before;
  const made: Atlas = {
    players: [player],
    points: (rules, areas) => atlas.points(rules, areas),
    roundTrip: (road, from, to) => atlas.roundTrip(road, from, to),
    where: (id) => atlas.where(id),
    sources: atlas.sources,
  };
  all.set(player.id, made);
  return made;
}
