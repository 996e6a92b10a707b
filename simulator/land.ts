import { entryWord } from "../model/dispatch";
import { own } from "../model/own";
import type { Atlas, PlayerRegion } from "./atlas/atlas";
import { behindEntry } from "./behind-entry";
import { fine, type Condition } from "./failure/failure";
import type { Flow, Landing, Reason } from "./landing";
import { notCounted, type Limits } from "./limits";
import { mean } from "./mean";
import { dispatchOrder, type Ended, type Option, type Tier } from "./routing/dispatch-order";
import { edgeWays, nearestEdge } from "./routing/edge-ways";
import { entryWays } from "./routing/entry-ways";
import { fallback } from "./routing/fallback";
import { roadHome } from "./road-home";
import { partStates } from "./routing/part-states";
import type { Scene, Way } from "./routing/scene";
import type { Order, Topology } from "./topology";

/**
 * Where the players of each region land, by the order of addresses that their clients have and the rules of the entry's cloud.
 * What is noticed decides where new connections are led; what is down decides whether they get through. Clients that get no answer
 * move on by themselves.
 *
 * @param condition what fails. Default: nothing
 * @param limits what anycast gets wrong. Default: nothing; of the two `secondNearest` alone counts here
 * @throws ProblemError `simulator/unknown-place`
 */
export function land(
  topology: Topology,
  atlas: Atlas,
  condition: Condition = fine,
  limits: Limits = notCounted,
): Landing[] {
  const roads = Object.entries(topology.edges).map(([key, edge]) => [key, roadHome(topology, atlas, edge)] as const);
  const scene: Scene = {
    topology,
    atlas,
    states: partStates(topology, condition),
    limits,
    behind: behindEntry(topology),
    roads: new Map(roads),
    routes: new Map(),
  };
  const all = atlas.players.reduce((sum, { weight }) => sum + weight, 0);
  return atlas.players.map((player) => landing(player, player.weight / all, scene));
}

function landing(player: PlayerRegion, share: number, scene: Scene): Landing {
  const { topology, atlas } = scene;
  const { point, accelerated, ways } = entryWays(player, scene);
  const order = own(topology.order.regions, player.id) ?? topology.order.usual;
  const flows = merged(dispatchOrder(tiers(player, order, { ways, scene })).map(flow));
  return {
    players: player.id,
    share,
    point,
    accelerated,
    flows,
    fallback: fallback(player.id, scene),
    latency: {
      direct: atlas.roundTrip("internet", player.id, topology.home.place).milliseconds,
      entry: mean(ways.filter(({ target }) => target.by === "entry").map(weighed)),
      edge: nearestEdge(player, order, scene),
      expected: mean(flows.filter(({ works }) => works)),
    },
  };
}

interface TierRequest {
  /** By the entry. */
  readonly ways: readonly Option<Way>[];
  readonly scene: Scene;
}

/** The entry is one address with whatever is behind it. */
function* tiers(player: PlayerRegion, order: Order, { ways, scene }: TierRequest): Generator<Tier<Way>> {
  for (const names of order) {
    if (names.includes(entryWord)) yield { options: ways, several: false };
    else yield { options: edgeWays(player, names, scene), several: true };
  }
}

function weighed({ target, weight }: Option<Way>): { readonly share: number; readonly milliseconds: number } {
  return { share: weight, milliseconds: target.milliseconds };
}

/** Reasons that say nothing more where something else stood before. */
const plain: readonly Reason[] = ["only", "nearest", "weight", "order"];

const lost: Way = { by: "nowhere", reason: "none", milliseconds: 0 };

function flow({ target = lost, share, tries, after, works }: Ended<Way>): Flow {
  const { by, edge, point, milliseconds, undocumented } = target;
  const reason = after && plain.includes(target.reason) ? "next" : target.reason;
  return { share, by, edge, point, reason, tries, milliseconds, works, undocumented };
}

/** Those on the same way are one. */
function merged(flows: readonly Flow[]): readonly Flow[] {
  if (flows.length < 2) return flows;
  const all: Flow[] = [];
  for (const one of flows) {
    const at = all.findIndex((other) => isSame(one, other));
    const before = all[at];
    if (before === undefined) all.push(one);
    else all[at] = { ...before, share: before.share + one.share };
  }
  return all;
}

function isSame(one: Flow, other: Flow): boolean {
  return (
    one.by === other.by &&
    one.edge === other.edge &&
    one.point === other.point &&
    one.reason === other.reason &&
    one.tries === other.tries &&
    one.works === other.works &&
    one.undocumented === other.undocumented
  );
}
