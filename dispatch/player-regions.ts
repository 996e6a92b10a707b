import { NetworkMap } from "../model/network-map";
import type { DispatchList, Order } from "./list";

/** The region that counts for a player, and the order there. */
export interface PlayerRegion {
  /** null where no region is theirs. */
  readonly name: string | null;
  readonly order: Order;
}

/** Finds players' regions. */
export class PlayerRegions {
  private readonly named: ReadonlyMap<string, PlayerRegion>;
  private readonly placed = new NetworkMap<PlayerRegion>();
  private readonly none: PlayerRegion;

  constructor({ regions, order }: Pick<DispatchList, "regions" | "order">) {
    this.none = { name: null, order };
    this.named = new Map(Object.entries(regions).map(([name, region]) => [name, { name, order: region.order }]));
    for (const [name, { networks }] of Object.entries(regions)) {
      for (const range of networks) this.placed.set(range, this.named.get(name) ?? this.none);
    }
  }

  /** By the name the game gives; else, and where nobody has declared it, by the player's address. */
  find(name: string | undefined, address: () => string): PlayerRegion {
    return (name === undefined ? undefined : this.named.get(name)) ?? this.placed.get(address()) ?? this.none;
  }
}
