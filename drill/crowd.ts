import type { Duplex } from "node:stream";
import type { Atlas } from "../simulator/atlas/atlas";
import type { Topology } from "../simulator/topology";
import type { Clock } from "./clock";

/** Who plays while a drill goes on. */
export interface Crowd {
  /** Everything runs and is well. Resolves once all play that shall before the failure. */
  arrive(world: World): Promise<void>;
  /** The failure has come; `World.clock` says when. */
  failed?(): void;
  /** Closes all connections and stops all timers. Called once, also when the drill is ended early. */
  leave(): Promise<void>;
}

/** Something that a player can try. */
export interface Target {
  /** `entry`, or the key of an edge. */
  readonly key: string;
  /** Its loopback address. */
  readonly address: string;
}

/** What a player finds. */
export interface World {
  readonly topology: Topology;
  readonly atlas: Atlas;
  readonly clock: Clock;
  /** The first TCP port: all players of a drill use it. Number at the entry and at edges. */
  readonly port: number;
  /**
   * Addresses of the entry, and of each edge those that its players can call; not those of edges that drain. Of an entry that has an
   * address for each area the nearest comes first.
   */
  targets(region: string): readonly Target[];
  /** Name and zone of the machines of home, as their greeting says. */
  readonly machines: readonly { readonly name: string; readonly zone: string }[];
  /**
   * Calls, from an address of the player's region. What comes back is a connection as TCP has it: `connect`, data, `end`,
   * `error`, `close`, later by the round trip and by what is lost. To a part that has vanished it never connects, nor ends.
   * Destroy it to give it up. It counts as connected when home has greeted: `<machine> <player's address>\n`, then echoes.
   */
  call(player: Player, target: Target): Duplex;
  /**
   * Where the entry led the newest call of a player to it: `home`, or the key of an edge. Undefined before it has led it anywhere.
   * By it newcomers are counted beside the simulator's arrivals.
   */
  ledTo(player: Player): string | undefined;
  /** Says that somebody has noticed the failure whom the simulator names: `players`. The first time counts. */
  noticed(who: string): void;
  /** The address that home should see of a player. */
  addressOf(player: Player): string;
  /**
   * Asks the dispatcher which addresses to try, in its order. Undefined where no dispatcher runs: no edges.
   *
   * @param region of the list that players of this region find themselves in
   */
  readonly ask?: (region: string) => Promise<readonly Target[]>;
}

/** One of the players of a region. */
export interface Player {
  /** Of the atlas. */
  readonly region: string;
  /** From 0, within the region; not more than 60000. */
  readonly number: number;
}
