import { entryWord } from "../model/dispatch";
import { isFull, type Fleet, type Relay } from "./fleet";
import type { Order } from "./list";
import { Quota } from "./quota";

/** A random number from 0 up to 1. */
type Random = () => number;

/** What a player tries: a relay, or the entry. */
export type Choice = Relay | typeof entryWord;

/** The relays of a tier as their load has it. */
interface Tier {
  /** Of the fleet, when it was looked at. */
  readonly generation: number;
  readonly round: number;
  /** Relays with room. */
  readonly able: readonly Relay[];
  readonly weights: readonly number[];
  readonly quota: Quota;
  readonly silent: readonly Relay[];
  readonly full: readonly Relay[];
}

/**
 * Chooses for one player after the other. Of a tier each relay gets its share of them, by weight and by the room that was
 * free at the last reports, so that a burst between two of them is spread. Who is not the first of an answer is there by
 * lot, by the same shares: when a relay fails its players do not all go to one other.
 */
export class Chooser {
  private readonly tiers = new Map<readonly string[], Tier>();

  constructor(
    private readonly fleet: Fleet,
    private readonly random: Random,
  ) {}

  /**
   * What one player tries, in this order: tier by tier relays with room, then those that went silent, then full ones. Those
   * that drain or are not well are left out. The entry is always there.
   */
  choose(order: Order): Choice[] {
    const chosen: Choice[] = [];
    const tiers: Tier[] = [];
    for (const names of order) {
      if (names[0] === entryWord) {
        chosen.push(entryWord);
        continue;
      }
      const tier = this.tier(names);
      tiers.push(tier);
      if (tier.able.length > 0) this.deal(tier, chosen);
    }
    const silent = tiers.flatMap((tier) => tier.silent);
    const full = tiers.flatMap((tier) => tier.full);
    return silent.length + full.length === 0 ? chosen : [...chosen, ...this.byLot(silent), ...this.byLot(full)];
  }

  private deal({ able, weights, quota }: Tier, chosen: Choice[]): void {
    if (chosen.length > 0) {
      chosen.push(...this.byLot(able, weights));
      return;
    }
    const turn = quota.next();
    const first = able[turn];
    if (first === undefined) throw new Error("a turn of nobody: this is a bug in anycast-edge");
    this.fleet.hand(first);
    chosen.push(first);
    for (const relay of this.byLot(able, weights)) if (relay !== first) chosen.push(relay);
  }

  private tier(names: readonly string[]): Tier {
    const before = this.tiers.get(names);
    if (before?.generation === this.fleet.generation) return before;
    const tier = this.looked(names, before);
    this.tiers.set(names, tier);
    return tier;
  }

  private looked(names: readonly string[], before: Tier | undefined): Tier {
    const { generation, rounds: round } = this.fleet;
    const open = this.fleet.relays.filter(({ edge, well }) => well && names.includes(edge));
    const silent = open.filter((relay) => this.fleet.isSilent(relay));
    const heard = open.filter((relay) => !silent.includes(relay));
    const full = heard.filter(isFull);
    // between two rounds relays only fill up: where none did, dealing goes on
    if (before?.round === round && before.full.length === full.length) return { ...before, generation };
    const able = heard.filter((relay) => !isFull(relay));
    const weights = able.map(({ weight, usable, used }) => weight * (usable - used));
    return { generation, round, able, weights, quota: new Quota(weights, this.random()), silent, full };
  }

  /** In random order; who has twice the weight is twice as likely to be first, and so on with the rest. */
  private byLot(relays: readonly Relay[], weights: readonly number[] = []): Relay[] {
    if (relays.length < 2) return [...relays];
    const drawn = relays.map((relay, index) => ({ relay, at: -Math.log(1 - this.random()) / (weights[index] ?? 1) }));
    return drawn.sort((one, other) => one.at - other.at).map(({ relay }) => relay);
  }
}
