import { own } from "../../model/own";
import { entryWord } from "../../model/dispatch";
import type { Order } from "../../simulator/topology";
import { Quota } from "../../dispatch/quota";
import type { Target, World } from "../crowd";
import type { Patience } from "./patience";

/**
 * What players try, in which order: the dispatcher's answer where one runs and answers; else the list itself, of which edges
 * of a tier share players by weight and connections, each address of an edge alike.
 */
export class Doors {
  private readonly quotas = new Map<Order[number], Quota>();

  constructor(
    private readonly world: World,
    private readonly patience: Patience,
  ) {}

  /** @param signal gives up waiting for the dispatcher, as its silence does */
  async of(region: string, signal: AbortSignal): Promise<readonly Target[]> {
    return (await this.asked(region, signal)) ?? this.listed(region);
  }

  private asked(region: string, signal: AbortSignal): Promise<readonly Target[] | undefined> {
    const { ask } = this.world;
    if (ask === undefined || signal.aborted) return Promise.resolve(undefined);
    // one that does not answer is the same as none: the list is what clients carry
    const answer = ask(region).catch(() => undefined);
    return new Promise((resolve) => {
      const settle = (first: readonly Target[] | undefined): void => {
        calm();
        signal.removeEventListener("abort", give);
        resolve(first);
      };
      const give = (): void => settle(undefined);
      const calm = this.patience.begin(give);
      signal.addEventListener("abort", give);
      void answer.then(settle);
    });
  }

  private listed(region: string): readonly Target[] {
    const { topology } = this.world;
    const targets = this.world.targets(region);
    return (own(topology.order.regions, region) ?? topology.order.usual).flatMap((tier) => this.tier(tier, targets));
  }

  private tier(names: Order[number], all: readonly Target[]): readonly Target[] {
    const targets = all.filter(({ key }) => names.includes(key));
    if (names[0] === entryWord || targets.length < 2) return targets;
    const shares = targets.map(({ key }) => this.share(key) / targets.filter((target) => target.key === key).length);
    const quota = this.quotas.get(names) ?? new Quota(shares, 0);
    this.quotas.set(names, quota);
    const first = quota.next();
    return [...targets.slice(first), ...targets.slice(0, first)];
  }

  /** Of a whole edge. */
  private share(key: string): number {
    const { weights, edges } = this.world.topology;
    const { zones = {}, connections = 1 } = own(edges, key) ?? {};
    const relays = Object.values(zones).reduce((sum, number) => sum + number, 0);
    return (own(weights, key) ?? 100) * connections * relays;
  }
}
