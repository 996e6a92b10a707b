import type { Player } from "../crowd";

/** One way by which a player played, and for how long. Seconds of the drill's clock. */
export interface Stay {
  /** What it called: `entry`, or the key of an edge. */
  readonly key: string;
  readonly address: string;
  /** `home`, or the edge that carries it, also where the entry led there. */
  readonly through: string;
  /** Machine of home, as it greeted. */
  readonly machine: string;
  /** Whether home saw the player's own address. */
  readonly addressKept: boolean;
  readonly fromSeconds: number;
  /** Undefined where it held. */
  readonly lost?: {
    readonly atSeconds: number;
    /** By silence the player took it for dead; else somebody closed it. */
    readonly by: "silence" | "end";
  };
  /** Messages that came back whole. */
  readonly echoes: number;
  readonly wrongBytes: number;
}

/** What one player has seen. */
export interface Life {
  readonly player: Player;
  /** In their order; the last may still go on. */
  readonly stays: readonly Stay[];
  /** Milliseconds of the drill's time that messages were away, before the failure. */
  readonly roundTrips: readonly number[];
}

/** Somebody who connected anew, and left again. */
export interface Arrival {
  readonly region: string;
  /** When it began. */
  readonly atSeconds: number;
  /** Until home greeted; undefined where nothing that it tried led there. */
  readonly tookSeconds?: number;
  /** `home`, or the edge that carried it. */
  readonly through?: string;
}
