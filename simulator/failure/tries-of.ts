import { entryWord } from "../../model/dispatch";
import { own } from "../../model/own";
import { client } from "../client";
import type { Flow, Landing } from "../landing";
import type { Topology } from "../topology";
import { addresses, deadAddresses } from "./addresses";
import type { Failure } from "./failure";
import type { Phase } from "./phases-of";

/** A share of those who try to connect, and when they play. */
interface Try {
  readonly share: number;
  /** From the first address to the one that takes them. */
  readonly seconds: number;
  readonly throughEntry: boolean;
}

/** What becomes of those of a region who begin to connect while as much is known. */
export interface Tries {
  /** What is left of 1 has tried everything, and begins again. */
  readonly works: readonly Try[];
  readonly againSeconds: number;
}

interface Scene {
  readonly topology: Topology;
  readonly failure: Failure;
  readonly phase: Phase;
}

/** How players of a region connect anew: every address that does not answer costs them `client.connectSeconds`. */
export function triesOf(landing: Landing, scene: Scene): Tries {
  const { order } = scene.topology;
  const tiers = own(order.regions, landing.players) ?? order.usual;
  const works = landing.flows
    .filter((flow) => flow.works)
    .map((flow) => ({
      share: flow.share,
      seconds: client.connectSeconds * silentBefore(flow, tiers, scene),
      throughEntry: flow.by === "entry",
    }));
  const all = tiers.flat().reduce((sum, name) => sum + addresses(scene.topology, name), 0);
  return { works, againSeconds: client.connectSeconds * Math.max(1, all) };
}

/** Addresses that got no answer before the one that does. */
function silentBefore(flow: Flow, tiers: readonly (readonly string[])[], scene: Scene): number {
  const { topology, failure } = scene;
  const name = flow.by === "entry" ? entryWord : (flow.edge ?? "");
  const at = tiers.findIndex((tier) => tier.includes(name));
  const before = tiers.slice(0, Math.max(0, at));
  const tried = before.filter((tier) => isTried(tier, scene)).length;
  const earlier = before.reduce((sum, tier) => sum + silentOf(tier, scene), 0);
  const inOwnTier = flow.tries > tried ? Math.max(1, silentOf(tiers[at] ?? [], scene)) : 0;
  // its name leads to the area that is gone, and so may the first of its addresses
  const areas = failure.kind === "entry-pop" && topology.entry.rules === "ga2" && flow.by === "entry" ? 2 : 0;
  return earlier + inOwnTier + areas;
}

/** Whether anything of it is tried that landing counts as a try. */
function isTried(tier: readonly string[], { failure: { kind, name }, phase }: Scene): boolean {
  const gone = phase.told && (kind === "edge" || kind === "backhaul");
  return tier.some((one) => !(gone && one === name));
}

function silentOf(tier: readonly string[], { topology, failure, phase }: Scene): number {
  if (tier.includes(entryWord)) return addresses(topology, entryWord);
  if (phase.told) return 0;
  return tier.reduce((sum, key) => sum + deadAddresses(topology, failure, key), 0);
}
