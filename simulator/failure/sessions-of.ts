import type { Landing } from "../landing";
import type { Topology } from "../topology";
import type { Failure } from "./failure";
import { hitShare } from "./hit-share";
import type { Phase } from "./phases-of";
import type { Group } from "./returns-of";
import { triesOf } from "./tries-of";

/** A phase, and where players land in it. */
export interface LandedPhase extends Phase {
  readonly landings: readonly Landing[];
}

/** What sessions are told of. */
interface Scene {
  readonly topology: Topology;
  readonly failure: Failure;
  readonly before: readonly Landing[];
  readonly phases: readonly LandedPhase[];
}

/** All sessions when a failure comes. Shares are of all sessions. */
export interface Sessions {
  /** Whether there are any. */
  readonly anybody: boolean;
  readonly throughEntry: number;
  readonly hit: { readonly all: number; readonly throughEntry: number };
  /** Those that are hit, by what becomes of them. */
  readonly groups: readonly Group[];
}

/** Sessions are where new players land while nothing fails: of those who get through to home. */
export function sessionsOf({ topology, failure, before, phases }: Scene): Sessions {
  const regions = before.map((landing) => ({ landing, ...region(topology, failure, landing) }));
  const total = (of: (one: (typeof regions)[number]) => number): number =>
    regions.reduce((sum, one) => sum + one.landing.share * of(one), 0);
  const all = total(({ playing }) => playing);
  if (all === 0) return { anybody: false, throughEntry: 0, hit: { all: 0, throughEntry: 0 }, groups: [] };
  const known = phases.map((phase) => ({
    phase,
    landings: new Map(phase.landings.map((landing) => [landing.players, landing])),
  }));
  const groups = new Map<string, Group>();
  for (const { landing, hit } of regions) {
    if (hit === 0) continue;
    const tried = known.map(({ phase, landings }) => {
      const then = landings.get(landing.players);
      if (then === undefined) throw new Error(`${landing.players} land nowhere: this is a bug in anycast-edge`);
      return { fromSeconds: phase.fromSeconds, tries: triesOf(then, { topology, failure, phase }) };
    });
    const key = JSON.stringify(tried);
    groups.set(key, { phases: tried, share: (groups.get(key)?.share ?? 0) + (landing.share * hit) / all });
  }
  return {
    anybody: true,
    throughEntry: total((one) => one.throughEntry) / all,
    hit: { all: total(({ hit }) => hit) / all, throughEntry: total((one) => one.hitThroughEntry) / all },
    groups: [...groups.values()],
  };
}

/** Shares of a region's players. */
function region(topology: Topology, failure: Failure, { flows }: Landing) {
  let [playing, throughEntry, hit, hitThroughEntry] = [0, 0, 0, 0];
  for (const flow of flows) {
    if (!flow.works) continue;
    const lost = flow.share * hitShare(topology, failure, flow);
    playing += flow.share;
    hit += lost;
    if (flow.by !== "entry") continue;
    throughEntry += flow.share;
    hitThroughEntry += lost;
  }
  return { playing, throughEntry, hit, hitThroughEntry };
}
